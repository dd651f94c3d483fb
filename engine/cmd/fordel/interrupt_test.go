//go:build !js

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// asCommand makes the test's own program the command.
const asCommand = "FORDEL_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	os.Exit(m.Run())
}

// endless are rules that take a minute, more of them than a pipe holds.
func endless() string {
	var b strings.Builder
	b.WriteString("fordel 1 en\ntable t {\n  id  key\n  n   number\n} rows {\n")
	for i := range 10_000 {
		fmt.Fprintf(&b, "  \"%05d\", %d\n", i, i)
	}
	b.WriteString("}\nlet t.m = n + 1\nlet t.above = count(t, .n > m)\n")
	return b.String()
}

// Ctrl-C ends a run in its middle.
func TestInterrupt(t *testing.T) {
	c := exec.Command(os.Args[0], "run", "-")
	c.Env = append(os.Environ(), asCommand+"=1")
	var printed strings.Builder
	c.Stdout, c.Stderr = &printed, &printed
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Write([]byte(endless())); err != nil { // it is listening once it has read all but what the pipe holds
		t.Fatal(err)
	}
	in.Close()
	time.Sleep(500 * time.Millisecond)
	begun := time.Now()
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatalf("it was done already: %s", printed.String())
	}
	err = c.Wait()
	t.Logf("ended after %v", time.Since(begun))
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != interrupted || !strings.Contains(printed.String(), ": stopped") {
		t.Errorf("%v, printed %q", err, printed.String())
	}
}
