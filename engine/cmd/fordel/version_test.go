package main

import (
	"testing"

	"github.com/fordel-lang/fordel/engine"
)

func TestVersion(t *testing.T) {
	if out, _, code := fordel(t, "version", ""); out != "Fordel "+engine.Version+"\n" || code != fine {
		t.Errorf("%q, %d", out, code)
	}
	if _, _, code := fordel(t, "version x", ""); code != wrongUse {
		t.Errorf("exit %d with an argument too many", code)
	}
}
