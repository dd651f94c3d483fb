package bridge

import "github.com/fordel-lang/fordel/engine"

// Enclose asks for the model as it goes into a page of one file.
type Enclose struct {
	Leave
	Data bool `json:"data"` // rows and areas go along
}

// ToEnclose is that model, and what is to be told of it.
type ToEnclose struct {
	File    string          `json:"file"`    // a name for the page, without its ending
	Model   engine.Enclosed `json:"model"`   //
	Rows    int             `json:"rows"`    // that data would be, whether they go along or not
	Persons []string        `json:"persons"` // a sentence for each table whose rows look like persons
}
