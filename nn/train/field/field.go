// Package field names single hyperparameters by their place in a record's JSON, as
// "epochs", "schedule.peak" and "architecture.layers.0.maps".
package field

import (
	"encoding/json/v2"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"digitscope/nn/train"
)

// A Field is a hyperparameter.
type Field struct {
	Name  string
	Value string // as JSON
}

// List returns all hyperparameters, in the order of a record.
func List(h train.Hyperparameters) []Field { return list(nil, "", reflect.ValueOf(h)) }

func list(fields []Field, name string, value reflect.Value) []Field {
	prefix := name
	if name != "" {
		prefix += "."
	}
	switch value.Kind() {
	case reflect.Struct:
		for i := range value.NumField() {
			fields = list(fields, prefix+jsonName(value.Type().Field(i)), value.Field(i))
		}
	case reflect.Slice, reflect.Array:
		for i := range value.Len() {
			fields = list(fields, prefix+strconv.Itoa(i), value.Index(i))
		}
	default:
		text, err := json.Marshal(value.Interface())
		if err != nil {
			text = fmt.Append(nil, value.Interface()) // NaN is no JSON
		}
		fields = append(fields, Field{name, string(text)})
	}
	return fields
}

// Set gives a hyperparameter, or a group of them as "schedule" is one, the value that
// a JSON text stands for. The error says that there is no such field, or what is wrong
// with the value.
func Set(h *train.Hyperparameters, name string, text []byte) error {
	value := reflect.ValueOf(h).Elem()
	for _, part := range strings.Split(name, ".") {
		if value = member(value, part); !value.IsValid() {
			return fmt.Errorf("%s: there is no such hyperparameter", name)
		}
	}
	if string(text) == "null" {
		return fmt.Errorf("%s: null is no value", name)
	}
	if err := json.Unmarshal(text, value.Addr().Interface(), json.RejectUnknownMembers(true)); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// member is the part of a value that has the name; it is not valid if there is none.
func member(value reflect.Value, name string) reflect.Value {
	switch value.Kind() {
	case reflect.Struct:
		for i := range value.NumField() {
			if jsonName(value.Type().Field(i)) == name {
				return value.Field(i)
			}
		}
	case reflect.Slice, reflect.Array:
		if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < value.Len() {
			return value.Index(i)
		}
	}
	return reflect.Value{}
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
