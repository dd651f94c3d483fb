package editor

// SymbolAt is what the name at an offset stands for; nil where there is no name that
// is known.
func (d *Document) SymbolAt(offset int) *Symbol {
	m, _ := d.at(offset)
	return m.symbol
}
