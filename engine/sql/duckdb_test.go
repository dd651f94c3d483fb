//go:build !js

package sql_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/fordel-lang/fordel/engine/enginetest"
	"github.com/fordel-lang/fordel/engine/sql"
)

// startDuckDB starts DuckDB in Node, in memory: FORDEL_DUCKDB names a folder in which @duckdb/node-api is
// installed (make duckdb). The test is skipped where it is not. All models are tried in it one after
// the other, each in what is empty again.
func startDuckDB(t *testing.T) func(*testing.T) database {
	t.Helper()
	at := os.Getenv("FORDEL_DUCKDB")
	if at == "" {
		enginetest.Skip(t, "FORDEL_DUCKDB names no folder with DuckDB, so what is written for it was not run")
	}
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Minute)
	t.Cleanup(stop)
	cmd := exec.CommandContext(ctx, "node", filepath.Join("testdata", "duckdb.mjs"))
	in, err := cmd.StdinPipe()
	out, wrong := cmd.StdoutPipe()
	if err = errors.Join(err, wrong, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close(); _ = cmd.Wait() })
	answers := bufio.NewReader(out)
	run := func(script string) (string, error) { return ask(in, answers, script) }
	return func(t *testing.T) database {
		t.Helper()
		if _, err := run("DROP SCHEMA IF EXISTS fordel CASCADE;"); err != nil {
			t.Fatal(err)
		}
		return run
	}
}

// ask runs a script and gives the rows of its last query as CSV.
func ask(in io.Writer, answers *bufio.Reader, script string) (string, error) {
	if script == "" {
		return "", nil
	}
	line, _ := json.Marshal(script)
	if _, err := in.Write(append(line, '\n')); err != nil {
		return "", err
	}
	answer, err := answers.ReadBytes('\n')
	if err != nil {
		return "", err
	}
	var said struct {
		Rows  [][]string
		Error string
	}
	if err := json.Unmarshal(answer, &said); err != nil {
		return "", err
	}
	if said.Error != "" {
		return "", errors.New(said.Error)
	}
	var b bytes.Buffer
	err = csv.NewWriter(&b).WriteAll(said.Rows)
	return b.String(), err
}

// TestDuckDB runs every example in DuckDB; after parameters are turned, the steps are
// run again.
func TestDuckDB(t *testing.T) {
	everyExample(t, sql.DuckDB, startDuckDB(t), true)
}
