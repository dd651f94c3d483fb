//go:build !first

package bridge

// enclose gives the model as it goes into a page of one file.
func (b *Bridge) enclose(_ call, p Enclose) (ToEnclose, error) {
	leaving, err := b.leaving(p.Leave)
	if err != nil {
		return ToEnclose{}, err
	}
	model, err := b.session.Enclose(p.Lang, p.Data)
	if err != nil {
		return ToEnclose{}, err
	}
	reply := ToEnclose{File: leaving.FileName(""), Model: model, Persons: []string{}}
	for _, t := range b.session.Model().Program.Tables {
		if !t.Decl.HasRows {
			n, _ := b.session.Rows(t.Name)
			reply.Rows += n
		}
	}
	for _, told := range b.session.LikePersons() {
		reply.Persons = append(reply.Persons, told.In(p.Lang))
	}
	return reply, nil
}
