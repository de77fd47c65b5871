package pdf

import (
	"os/exec"
	"syscall"
)

// grouped starts the browser with its helpers in a group of their own, and ends it
// with this process.
func grouped(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// end ends what is left of a group: helpers outlive a browser that was killed, and
// write files meanwhile.
func end(cmd *exec.Cmd) {
	if cmd != nil && cmd.Process != nil {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // there may be none left
	}
}
