package cli

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// The analyses have budgets that keep them below 2 GiB. From softMemory on the
// program rather collects garbage more often than grow; past hardMemory long work
// is stopped, before the machine has to.
const (
	softMemory = 7 << 28
	hardMemory = 3 << 30
	memoryTick = 100 * time.Millisecond
)

// errMemory says that long work was stopped.
func errMemory() error {
	return errorf("this takes more than %d GiB of memory; fewer open questions or rules take less", hardMemory>>30)
}

// limitMemory sets the soft limit, unless the user has set one (GOMEMLIMIT).
func limitMemory() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(softMemory)
	}
}

// memory is how much the process has of the system's memory, in bytes.
func memory() uint64 {
	m := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(m)
	return m[0].Value.Uint64() - m[1].Value.Uint64()
}
