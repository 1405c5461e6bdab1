//go:build !windows

package message

// systemLanguage returns "": the environment names the language.
func systemLanguage() string { return "" }
