package bridge

import "github.com/fordel-lang/fordel/engine"

// leaving is what goes out of the last run.
func (b *Bridge) leaving(p Leave) (*engine.Leaving, error) {
	if b.result == nil || !b.result.OK() {
		return nil, failf("nothing was computed yet", "der er ikke beregnet noget endnu")
	}
	given := engine.Given{Version: Release, Date: p.Date, MadeUp: p.MadeUp, Against: p.Against}
	return b.result.Leave(given, p.HideSmall, p.Lang), nil
}

// leaveView is that with one of its views.
func (b *Bridge) leaveView(p LeaveView) (*engine.Leaving, *engine.View, error) {
	leaving, err := b.leaving(p.Leave)
	if err != nil {
		return nil, nil, err
	}
	views := b.result.Views()
	if p.View < 0 || p.View >= len(views) {
		return nil, nil, failf("there is no view %d", "der er ingen visning %d", p.View)
	}
	return leaving, views[p.View], nil
}

// origin tells what the figures of the last run are of.
func (b *Bridge) origin(_ call, p Leave) (Origin, error) {
	leaving, err := b.leaving(p)
	if err != nil {
		return Origin{}, err
	}
	o := leaving.Origin
	return Origin{MadeUp: o.MadeUp, Facts: o.Facts, Line: o.Line(), File: leaving.FileName("")}, nil
}

// csv gives a view of the last run as a sheet.
func (b *Bridge) csv(_ call, p LeaveView) (CSV, error) {
	leaving, view, err := b.leaveView(p)
	if err != nil {
		return CSV{}, err
	}
	return CSV{leaving.FileName(view.Table), string(leaving.ViewCSV(view))}, nil
}

// workbook gives the last run as a workbook.
func (b *Bridge) workbook(_ call, p Leave) (Workbook, error) {
	leaving, err := b.leaving(p)
	if err != nil {
		return Workbook{}, err
	}
	return Workbook{leaving.FileName(""), *leaving.Workbook()}, nil
}

// concealed tells which figures of a view are not told, where small counts are hidden.
func (b *Bridge) concealed(_ call, p LeaveView) (Concealed, error) {
	leaving, view, err := b.leaveView(p)
	if err != nil {
		return Concealed{}, err
	}
	rows, totals, word := leaving.Hidden(view)
	return Concealed{rows, totals, word}, nil
}
