package explain_test

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/folder"
)

// Where small counts are hidden, no level of any tree and no sentence tells one, or a row of a
// table that nobody is shown; what is told is what is told without hiding.
func TestHide(t *testing.T) {
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	hidden := 0
	for _, dir := range dirs {
		model, session := opened(t, dir)
		r, _ := session.Run(context.Background(), engine.Settings{})
		x, all := r.ExplainerHiding(), r.Explainer()
		shown := map[string]bool{}
		for _, v := range r.Views() {
			shown[v.Table] = shown[v.Table] || v.Kind == "table"
		}
		for _, id := range someCells(model, r) {
			hidden += hides(t, x, all, id, shown)
		}
		r.Release()
	}
	if hidden < 100 {
		t.Errorf("only %d values were hidden", hidden)
	}
}

// counts are the kinds of nodes that count rows.
var counts = map[explain.Kind]bool{explain.Count: true, explain.Tally: true, explain.Indicator: true, explain.Where: true}

// hides walks a tree, two levels deep, and counts what is hidden in it.
func hides(t *testing.T, x, all *explain.Explainer, id string, shown map[string]bool) (hidden int) {
	t.Helper()
	ctx, level := context.Background(), []string{id}
	for range 2 {
		var next []string
		for _, id := range level[:min(len(level), 8)] {
			l, ok, err := x.Explain(ctx, id, 0, explain.Page)
			if err != nil || !ok {
				t.Fatal(id, err)
			}
			for _, n := range append(l.Children, l.Node) {
				v, number := n.Value.(float64)
				switch {
				case n.Hidden != "":
					hidden++
					if n.Value != nil || n.Opens != 0 || n.Filled != "" {
						t.Errorf("%s is hidden, and told: %+v", n.ID, n)
					}
				case counts[n.Kind] && number && v >= 1 && v < 5 && v == math.Trunc(v):
					t.Errorf("%s tells %v", n.ID, v)
				case strings.HasPrefix(n.ID, "row/") && !shown[strings.Split(n.ID, "/")[1]]:
					t.Errorf("%s is told", n.ID)
				}
			}
			for _, c := range l.Children {
				if c.Opens > 0 {
					next = append(next, c.ID)
				}
			}
			open, _, _ := all.Explain(ctx, id, 0, 0)
			if l.Node.Hidden == "" && fmt.Sprint(l.Node.Value) != fmt.Sprint(open.Node.Value) {
				t.Errorf("%s is %v, not %v", id, l.Node.Value, open.Node.Value)
			}
		}
		level = next
	}
	return hidden
}

// What is told of an institution with few, and of one with many.
func TestHideInSentences(t *testing.T) {
	_, session := opened(t, "../../examples/child-counting")
	r, _ := session.Run(context.Background(), engine.Settings{})
	x := r.ExplainerHiding()
	for key, want := range map[string]string{"I17": "fordi ingen kan få mere end 4.500 kr.", "I24": "Tal for få personer er skjult"} {
		told, _, err := x.Tell(context.Background(), explain.CellID("institutioner", "social", key), diag.Danish)
		text := texts(told)
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("%s: %s", key, text)
		}
		if found := regexp.MustCompile(`\b[1-4] (ud af|af|udsatte)`).FindString(text); found != "" {
			t.Errorf("%s: %q in %s", key, found, text)
		}
	}
	for _, key := range []string{"I04", "I17"} {
		told, _, _ := x.Tell(context.Background(), explain.CellID("institutioner", "udsatte", key), diag.Danish)
		if text := texts(told); strings.Contains(text, "opfylder 4") || strings.Contains(text, "Oftest opfyldt") || !strings.Contains(text, "er skjult") {
			t.Errorf("%s: %s", key, text)
		}
	}
	if w, err := x.WhatIf(context.Background(), explain.CellID("institutioner", "social", "I17"), diag.Danish); w != nil || err != nil {
		t.Error(w, err)
	}
	d, ok, err := x.AgainstRow(context.Background(), explain.CellID("institutioner", "social", "I17"), "I08", diag.Danish)
	if err != nil || !ok || len(d.Parts) > 0 || len(d.Terms) != 4 {
		t.Errorf("%v %+v", err, d)
	}
}
