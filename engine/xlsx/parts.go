package xlsx

import (
	"encoding/xml"
	"path"
	"strings"
)

// The parts of a workbook point at each other by relations of a type. Types and
// elements are compared by the last part of their names, as there are two
// dialects of the format.

type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:",attr"`
	Target string `xml:",attr"`
}

// is reports whether the relation is of a kind, such as worksheet.
func (r relation) is(kind string) bool { return path.Base(r.Type) == kind }

// relations are those of a part, with targets as paths from the root.
func (p parts) relations(of string) ([]relation, *Refusal) {
	dir, base := path.Split(of)
	data, refusal := p.read(dir + "_rels/" + base + ".rels")
	if refusal != nil {
		return nil, refusal
	}
	var list struct {
		Relationship []relation
	}
	if data != nil && xml.Unmarshal(data, &list) != nil {
		return nil, notWorkbook()
	}
	for i, r := range list.Relationship {
		target := strings.ReplaceAll(r.Target, `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		list.Relationship[i].Target = strings.TrimPrefix(path.Clean("/"+target), "/")
	}
	return list.Relationship, nil
}

// listed is a sheet as the workbook lists it.
type listed struct {
	Name  string     `xml:"name,attr"`
	State string     `xml:"state,attr"`
	Attrs []xml.Attr `xml:",any,attr"`
}

// relation is the id of the relation that leads to the sheet.
func (l listed) relation() string {
	for _, a := range l.Attrs {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// workbook is what the workbook says of its sheets and dates.
type workbook struct {
	Properties struct {
		Date1904 string `xml:"date1904,attr"`
	} `xml:"workbookPr"`
	Sheets []listed `xml:"sheets>sheet"`
}

// find reads the part that lists the sheets, and which part each sheet of cells is.
func (p parts) find() (*workbook, []Sheet, *Refusal) {
	roots, refusal := p.relations("")
	if refusal != nil {
		return nil, nil, refusal
	}
	for _, root := range roots {
		if root.is("officeDocument") {
			return p.sheets(root.Target)
		}
	}
	return nil, nil, notWorkbook()
}

func (p parts) sheets(at string) (*workbook, []Sheet, *Refusal) {
	data, refusal := p.read(at)
	if refusal != nil {
		return nil, nil, refusal
	}
	book := new(workbook)
	if xml.Unmarshal(data, book) != nil {
		return nil, nil, notWorkbook()
	}
	relations, refusal := p.relations(at)
	if refusal != nil {
		return nil, nil, refusal
	}
	var out []Sheet
	for _, l := range book.Sheets {
		id := l.relation()
		for _, r := range relations {
			if r.ID == id && r.is("worksheet") {
				out = append(out, Sheet{Name: l.Name, Hidden: l.State != "" && l.State != "visible", part: r.Target})
			}
		}
	}
	if len(out) == 0 {
		return nil, nil, noSheets()
	}
	return book, out, nil
}
