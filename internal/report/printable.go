package report

import (
	"reflect"
	"strings"

	"stackadvisor/internal/diag"
)

// printable is a copy of the Document in which no text can steer a terminal or
// reorder what is shown, whatever stood in the file that it was read from. Line
// ends stay, for texts of several lines.
func printable(d *Document) *Document {
	return printableCopy(reflect.ValueOf(d)).Interface().(*Document)
}

func printableCopy(v reflect.Value) reflect.Value {
	to := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		to.SetString(printableText(v.String()))
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return v
		}
		inner := printableCopy(v.Elem())
		if v.Kind() == reflect.Pointer {
			to.Set(reflect.New(v.Type().Elem()))
			to.Elem().Set(inner)
		} else {
			to.Set(inner)
		}
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		to.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			to.Index(i).Set(printableCopy(v.Index(i)))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			to.Field(i).Set(printableCopy(v.Field(i)))
		}
	default:
		return v
	}
	return to
}

func printableText(s string) string {
	return strings.Join(each(strings.Split(strings.ReplaceAll(s, "\t", " "), "\n"), diag.Printable), "\n")
}
