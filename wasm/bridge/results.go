package bridge

import (
	"math"

	"github.com/fordel-lang/fordel/engine"
)

// results computes the model: {params, scenario, lang} → a frame of
//
//	{summary, views: [{kind, table, label, columns: [{name, label, type, percent?, sum, at, texts?}], keys: {at, texts} | null, length}]}
//
// with the result as engine.Result.Summary has it, and what a reader sees first
// of it: what `show` and `chart` say, or the default choice. After errors there
// are no views.
func (b *Bridge) results(r request) (string, error) {
	if err := b.compute(r); err != nil {
		return "", err
	}
	f := newFrame(&b.texts)
	views := []viewReply{}
	for _, v := range b.result.Views() {
		views = append(views, viewOf(f, b.result, v))
	}
	list, err := encode(views)
	if err != nil {
		return "", err
	}
	return f.finish(`{"summary":` + string(b.result.Summary(r.Lang)) + `,"views":` + list + `}`)
}

// viewReply is a view whose columns are in a frame.
type viewReply struct {
	Kind    string       `json:"kind"`
	Table   string       `json:"table"`
	Label   string       `json:"label"`
	Columns []viewColumn `json:"columns"`
	Keys    *array       `json:"keys"` // of the rows; nil for a table without a key
	Length  int          `json:"length"`
}

type viewColumn struct {
	engine.ViewColumn
	array
}

// viewOf puts a view's columns into a frame.
func viewOf(f *frame, r *engine.Result, v *engine.View) viewReply {
	rows := v.Shown()
	out := viewReply{Kind: v.Kind, Table: v.Table, Label: v.Label, Columns: []viewColumn{}, Length: len(rows)}
	for i, c := range v.Columns {
		out.Columns = append(out.Columns, viewColumn{c, f.column(v.Values(i), c.Type, rows)})
	}
	if key := r.Key(v); key != nil {
		keys := f.column(key, "text", rows)
		out.Keys = &keys
	}
	return out
}

// rows gives rows of a table's columns: {table, columns?, from?, to?} → a frame of
// {total, length, columns: [{name, label, type, percent?, at, texts?}]}.
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
	rows := make([]int32, reply.Length)
	for i := range rows {
		rows[i] = int32(slice.From + i)
	}
	f := newFrame(&b.texts)
	for _, c := range slice.Columns {
		reply.Columns = append(reply.Columns, sliceColumn{c, f.column(c.Values, c.Type, rows)})
	}
	text, err := encode(reply)
	if err != nil {
		return "", err
	}
	return f.finish(text)
}

type sliceColumn struct {
	engine.SliceColumn
	array
}
