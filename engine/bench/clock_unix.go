//go:build unix

package bench

import (
	"syscall"
	"time"
)

// processorTime is the time that processors have spent on this process. Unlike
// the time of day it does not go on while other processes have the processor.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return time.Since(began)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
