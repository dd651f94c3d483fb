//go:build !js

package sql_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fordel-lang/fordel/engine/enginetest"
)

// postgres is a PostgreSQL of the test's own: a cluster in a folder, reached over a
// socket there.
type postgres struct {
	bin, dir string
	as       *syscall.Credential // who runs it, where we are root
}

// limit is how long one call of a program may take.
const limit = 2 * time.Minute

// startPostgres starts one; it is stopped when the test ends. The test is skipped where no
// PostgreSQL is installed.
func startPostgres(t *testing.T) *postgres {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if path, err := exec.LookPath("initdb"); err == nil && found == nil {
		found = append(found, path)
	}
	if len(found) == 0 {
		enginetest.Skip(t, "PostgreSQL is not installed, so what is written for it was not run")
	}
	slices.Sort(found)
	dir, err := os.MkdirTemp("", "pg") // short: the path of a socket has 107 bytes at most
	if err != nil {
		t.Fatal(err)
	}
	p := &postgres{bin: filepath.Dir(found[len(found)-1]), dir: dir}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if os.Getuid() == 0 {
		p.as = unprivileged(t)
		if err := os.Chown(dir, int(p.as.Uid), int(p.as.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	p.run(t, "initdb", "-D", dir+"/d", "-U", "fordel", "-A", "trust", "-N", "--no-instructions", "-E", "UTF8", "--locale=C.UTF-8")
	p.run(t, "pg_ctl", "-D", dir+"/d", "-w", "-s", "-l", dir+"/log", "-o",
		"-c listen_addresses='' -k "+dir+" -c fsync=off -c synchronous_commit=off -c shared_buffers=32MB -c jit=off -c autovacuum=off", "start")
	t.Cleanup(func() { p.run(t, "pg_ctl", "-D", dir+"/d", "-w", "-s", "-m", "immediate", "stop") })
	return p
}

// unprivileged is somebody who may run a server.
func unprivileged(t *testing.T) *syscall.Credential {
	for _, name := range []string{"postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			uid, _ := strconv.Atoi(u.Uid)
			gid, _ := strconv.Atoi(u.Gid)
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		}
	}
	enginetest.Skip(t, "PostgreSQL does not run as root, and there is no other user")
	return nil
}

// run calls a program of PostgreSQL.
func (p *postgres) run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := p.try("", name, args...); err != nil {
		t.Fatalf("%s: %v\n%.3000s", name, err, out)
	}
}

// try calls a program with an input and gives what it prints.
func (p *postgres) try(input, name string, args ...string) (string, error) {
	ctx, stop := context.WithTimeout(context.Background(), limit)
	defer stop()
	cmd := exec.CommandContext(ctx, filepath.Join(p.bin, name), args...)
	if p.as != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: p.as}
	}
	cmd.Dir, cmd.Stdin = p.dir, strings.NewReader(input)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "HOME="+p.dir, "PGHOST="+p.dir, "PGUSER=fordel")
	var out, wrong bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &wrong
	if err := cmd.Run(); err != nil {
		return out.String(), errors.Join(err, errors.New(wrong.String()))
	}
	return out.String(), nil
}

// database is an empty one: what was in it before goes.
func (p *postgres) database(t *testing.T) database {
	t.Helper()
	run := func(script string) (string, error) {
		return p.try(script, "psql", "-X", "-q", "--csv", "-P", "null=\\N", "-v", "ON_ERROR_STOP=1", "-d", "postgres")
	}
	if _, err := run("SET client_min_messages = error; DROP SCHEMA IF EXISTS fordel CASCADE;"); err != nil {
		t.Fatal(err)
	}
	return run
}
