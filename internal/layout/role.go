package layout

// Role is what a piece of text is, for whoever gives it a colour. The text
// reads the same without.
type Role uint8

// The roles.
const (
	Plain   Role = iota
	Heading      // of a section
	Name         // of an option
	For          // points for something
	Against      // points against something
	Warning      // cautions and what cannot be done
	Frame        // lines of drawings
	Aside        // ids, sources and other small print
)

// Paint gives a piece of one line its colour.
type Paint func(Role, string) string
