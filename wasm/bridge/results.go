package bridge

import (
	"math"
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/engine"
)

// results computes the model: {params, scenario, lang} → a frame of
//
//	{summary, views}
//
// with the result as engine.Result.Summary has it, and the number of the part
// with what a reader sees first of it: what `show` and `chart` say, or the default
// choice. That is a list of
//
//	{kind, table, label, columns: [{name, label, type, percent?, sum, values, texts?}], keys: {values, texts} | null, length}
//
// After errors there are no views.
func (b *Bridge) results(r request) (string, error) {
	if err := b.compute(r); err != nil {
		return "", err
	}
	f := newFrame(&b.sent)
	views := []viewReply{}
	for _, v := range b.result.Views() {
		views = append(views, viewOf(f, b.result, v))
	}
	if err := b.shown.tell(views); err != nil {
		return "", err
	}
	part := f.json(b.shown.text)
	return f.finish(`{"summary":` + string(b.result.Summary(r.Lang)) + `,"views":` + strconv.Itoa(part) + `}`), nil
}

// viewReply is a view whose columns are in a frame.
type viewReply struct {
	Kind    string       `json:"kind"`
	Table   string       `json:"table"`
	Label   string       `json:"label"`
	Columns []viewColumn `json:"columns"`
	Keys    *place       `json:"keys"` // of the rows; nil for a table without a key
	Length  int          `json:"length"`
}

type viewColumn struct {
	engine.ViewColumn
	place
}

// viewOf puts a view's columns into a frame.
func viewOf(f *frame, r *engine.Result, v *engine.View) viewReply {
	rows := f.on(v.Shown())
	out := viewReply{Kind: v.Kind, Table: v.Table, Label: v.Label, Columns: make([]viewColumn, len(v.Columns)), Length: len(rows)}
	for i, c := range v.Columns {
		out.Columns[i] = viewColumn{c, f.column(v.Values(i), c.Type, rows)}
	}
	if key := r.Key(v); key != nil {
		keys := f.column(key, "text", rows)
		out.Keys = &keys
	}
	return out
}

// same reports whether two views are told with the same words.
func (v viewReply) same(w viewReply) bool {
	keys := v.Keys == w.Keys || v.Keys != nil && w.Keys != nil && *v.Keys == *w.Keys
	return keys && v.Kind == w.Kind && v.Table == w.Table && v.Label == w.Label && v.Length == w.Length && slices.Equal(v.Columns, w.Columns)
}

// shown is views and what JSON tells of them.
type shown struct {
	views []viewReply
	text  string
}

// tell tells of views. They are mostly those of the last time, whose text stays.
func (s *shown) tell(views []viewReply) error {
	if s.text != "" && slices.EqualFunc(views, s.views, viewReply.same) {
		return nil
	}
	text, err := encode(views)
	*s = shown{views, text}
	return err
}

// rows gives rows of a table's columns: {table, columns?, from?, to?} → a frame of
// {total, length, columns: [{name, label, type, percent?, values, texts?}]}.
func (b *Bridge) rows(r request) (string, error) {
	result, err := b.last()
	if err != nil {
		return "", err
	}
	from, to := 0, math.MaxInt
	if r.From != nil {
		from = *r.From
	}
	if r.To != nil {
		to = *r.To
	}
	slice, ok := result.Slice(r.Table, r.Columns, from, to)
	if !ok {
		return "", noData(r.Table)
	}
	reply := struct {
		Total   int           `json:"total"`
		Length  int           `json:"length"`
		Columns []sliceColumn `json:"columns"`
	}{slice.Total, slice.To - slice.From, []sliceColumn{}}
	f, rows := newFrame(&b.sent), make([]int32, reply.Length)
	for i := range rows {
		rows[i] = int32(slice.From + i)
	}
	rows = f.on(rows)
	for _, c := range slice.Columns {
		reply.Columns = append(reply.Columns, sliceColumn{c, f.column(c.Values, c.Type, rows)})
	}
	text, err := encode(reply)
	if err != nil {
		return "", err
	}
	return f.finish(text), nil
}

type sliceColumn struct {
	engine.SliceColumn
	place
}
