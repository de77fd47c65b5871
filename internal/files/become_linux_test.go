package files

import (
	"runtime"
	"syscall"
	"testing"
)

// become makes this thread another user's until it is restored.
func become(t *testing.T, uid, gid int) (restore func()) {
	t.Helper()
	runtime.LockOSThread()
	for _, id := range []struct{ call, id uintptr }{{syscall.SYS_SETFSGID, uintptr(gid)}, {syscall.SYS_SETFSUID, uintptr(uid)}} {
		if _, _, err := syscall.RawSyscall(id.call, id.id, 0, 0); err != 0 {
			t.Fatal(err)
		}
	}
	return func() {
		for _, call := range []uintptr{syscall.SYS_SETFSUID, syscall.SYS_SETFSGID} {
			if _, _, err := syscall.RawSyscall(call, 0, 0, 0); err != 0 {
				t.Error(err)
			}
		}
		runtime.UnlockOSThread()
	}
}
