package files

import "os"

// An open file can be neither moved nor removed here.
func (l *Long) move() error {
	if err := l.Close(); err != nil {
		return err
	}
	return os.Rename(l.part, l.target)
}

func (l *Long) remove() error {
	if err := l.Close(); err != nil {
		return err
	}
	return os.Remove(l.part)
}
