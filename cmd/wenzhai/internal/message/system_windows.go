package message

import "golang.org/x/sys/windows"

// systemLanguage returns the language of the system's menus; "" = not known.
func systemLanguage() string {
	langs, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(langs) == 0 {
		return ""
	}
	return langs[0]
}
