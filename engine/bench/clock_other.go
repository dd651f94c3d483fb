//go:build !unix && !js

package bench

import "time"

// processorTime is the time passed, where processors are not asked.
func processorTime() time.Duration { return time.Since(began) }
