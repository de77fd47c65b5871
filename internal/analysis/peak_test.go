package analysis

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// mostMemory is how much memory a benchmark may take: what the analyses promise.
const mostMemory = 2 << 30

// reportPeak watches how much memory the process has of the system until the
// benchmark ends, reports the most as "peak-MiB", and fails if it is more than
// mostMemory. Far beyond that it ends the process: no machine is to suffer from
// a benchmark. The limit of garbage is that of the program.
func reportPeak(b *testing.B) {
	b.Helper()
	before := debug.SetMemoryLimit(mostMemory * 7 / 8)
	runtime.GC()
	debug.FreeOSMemory()
	stop, peak := make(chan bool), make(chan uint64)
	go func() {
		most := memory()
		for {
			select {
			case <-stop:
				peak <- max(most, memory())
				return
			case <-time.After(2 * time.Millisecond):
				if most = max(most, memory()); most > 2*mostMemory {
					panic(fmt.Sprintf("%s takes more than %d MiB", b.Name(), 2*mostMemory>>20))
				}
			}
		}
	}()
	b.Cleanup(func() {
		stop <- true
		most := <-peak
		debug.SetMemoryLimit(before)
		b.ReportMetric(float64(most>>20), "peak-MiB")
		if most > mostMemory {
			b.Errorf("took %d MiB of memory", most>>20)
		}
	})
}

func memory() uint64 {
	m := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(m)
	return m[0].Value.Uint64() - m[1].Value.Uint64()
}
