package main

import (
	"strings"
	"testing"
)

func TestGuide(t *testing.T) {
	english, _, code := fordel(t, "guide", "")
	danish, _, _ := fordel(t, "guide --lang da", "")
	if code != fine || !strings.HasPrefix(english, "# Fordel in one page") || !strings.HasPrefix(danish, "# Fordel på én side") {
		t.Errorf("exit %d\n%.80s\n%.80s", code, english, danish)
	}
	if _, err, code := fordel(t, "guide rules.fordel", ""); code != wrongUse || !strings.Contains(err, "one page") {
		t.Errorf("exit %d, %s", code, err)
	}
}
