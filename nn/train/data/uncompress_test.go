package data

import (
	"bytes"
	"encoding/base64"
	"strconv"
	"strings"
	"testing"
)

// What `compress` made of unipenText.
const unipenPacked = "H52QLpI4GcKkCpEiIBIqTEimjJsyLsi8GaNAgQsmRbAkGfLECQgRMER8jCFShIySM0rSKFmjpI2SN0riKJlDhEUkSYpICSJl" +
	"CJIsCxMSSXIkCZWKLqYUOdKkiBMqIIYWhaoQBogfH2da5Nik6VMQOBLGkJFQhgwaFqE4/ULkyRUnCkDIsHEj4YwYOeLOrQti" +
	"hlm9Naz2nTEj7doqUCwSgRoDBgyLSpk6hSrV6MIYLchiFRFz65Ouk0HwnSHWsBO2buGCaCyYhuO4MxwndP1YruzVr12oPY1Y" +
	"MePcu1G/jRsjcNnApr/0drEY92M="

// What `compress -b10` made of mixedText: the codes grow from 9 to 10 bits, and
// the table is cleared once, when the text no longer is what it was learned from.
const mixedPacked = "H52KYQIKHEiwoMGDCBMqXMiwocOHECNKnEixosWLGDNq3Mixo8ePIEOKHEmypMmTKFOqXMmypcuXMGPKnEmzps2bOHPq3Mmz" +
	"p8+fQIMKHUq0qNGjSJMqXcq0qdOnUKNKnUq1qtWrWLNq3cq1q9evYMOKHSumrNmzaNOqXcu2rdu3cOPKnUu3rt27ePPq3cu3" +
	"r9+/gAPDiCFjBo0aNm7gyBFjcAzCMWbEoBGjRgwbMW7EwBEjhwwYMgjLKCyDhowaMmzIuCEDh4wcM2BInlF4huEZNWbYmHFj" +
	"Bo4ZOWjAoGyahmEah2nYoHGDBg4aOWrAsIw6d43DNRDXuFEDR40cNmBgVr17uQ3ENhLbwGEjxw0Ymln3bs79RuIbim/kwAGD" +
	"s+vfz3nHHg6K4bBYDjAw5hlswUUHnnv75cAYDIM5Blpjkg3XmGXiNaZZf40x1thjJIYW2WOUVfYYZpk9xllnhA1m4miESVYa" +
	"YZalRphmrRHGWGwnRhaabZFRhltkmPEWGWfATTZYiqZNJhlyk1mm3GSaOTcZY9KpWFlouVVGWXaVYbZdZZx9d9lgLKp2mWTL" +
	"XWZZepdptt5ljL3XYmah9ZYZZdxlhhl+mXGm32aDvejaZpI9t5ll7G2mmYGbKTiYiJ51JllwnVkGXmea7deZZxR+FuNosn1m" +
	"2nSfqQbfZ64lGNqFkNFI22RghuYma5uF5tlnNI4mLG2ljYZaaqOx1tponsVWWI2j2VaYabgVphpvhbkGXGmgUVZsabQhVxpq" +
	"ypXGmnOleSbdaTgaS9t1p1Wn2nanufZdaqBhhmxqtC2XGmrppcbaeql59t5qOyZLW3OroWbfavK5pl9roHG2bGu0Pdcaauy1" +
	"xpqBrS0IGmOvMUtbcK+hBt5rrO33Wg5jxSzzzDTXbPPNOOes88489+zzz0AHLfTQRBdt9NFIJ6300kw37fTTUEct9dRUV231" +
	"1VhnrfXWXHft9ddghy322GSXbfbZaKet9tpst+3223DHLTdWgdVt991456333nz37fffgAcu+OCEF2744YgnrvjijDfu+OOQ" +
	"Ry755JRXbvnlmGeu+eacd+7556CHLvropJdu+umop6766qy37vrrsMcu++y012777bjnrvvuvPfu++/ABy/88MQXb/zxyCev" +
	"/PLMN+/889BHL/301Fdv/fXYZ6/99tx37/334Icv/vjkl2/++einr/767Lfv/vvwxy///HbDwEIMLMjAwgws0MBCDSzYwMIN" +
	"LODAQg732//Y/fpHdr//ld1vw/033I/D/Tnkb39o+etfWP7+n5a/DfnfkD8O+eewv/2S7a+/bfv7j9v+Nux/w/447J9D//ZT" +
	"1r/+xvXv/2H929D/Df3j0H8O/9tv2f/65/a//9n9b8P/N/yPw/85sBAeC5ixoBoLu7GwHAvnsZAeC4mxsB4L7bHwHguascAa" +
	"C72x0BwL3LFgHwv4saAYC/qxwB8LnLHgGgu/sfAcC96xwB4LBLJgIAuLsYAgC4yx4BkLsLEQHAvRsQAeC+6xsB8LEt5P4f2D" +
	"3Q/a/bLdP9z9090v3v3w3d/f/Qne39j9j91P2P2R3T/Z/ZXdf9n9md2/2f2d3f/Z/aHdP9r9hd1f2v2n3Z/a/avd39r9r90f" +
	"2/2S3U/b/bbdb9j9uN2v2/283e/b/cDdL9z9lN1v2v3G3Y/c/Yfdr9z9zN3v3P3Q3S/d/Zbdj9r9ud1/3f3Z3Y/Y/dvd3939" +
	"390f3v2Y3a/a/bvdv9z9592f3v2J3b/e/e3d/979mt3P2v293d/c/dzdb9/9+N2v2P363c/f/Zzd79r9v93/3P3e3c/e/QTe" +
	"b+D9i92P4P2M3e/Z/bDdH9z90d0P3v3u3b/f/RKyAA=="

func mixedText() string {
	var text strings.Builder
	text.WriteString(strings.Repeat("a", 5050) + strings.Repeat("b", 465))
	for i := range 300 {
		text.WriteString(strconv.Itoa(i))
	}
	text.WriteString(strings.Repeat("a", 9000) + strings.Repeat("b", 12000))
	for i := range 200 {
		text.WriteString(strconv.Itoa(i) + ",")
	}
	return text.String()
}

func unpackBase64(t testing.TB, text string) []byte {
	t.Helper()
	content, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestUncompressReadsWhatCompressWrites(t *testing.T) {
	for _, test := range []struct{ name, packed, text string }{
		{"short", unipenPacked, unipenText},
		{"cleared", mixedPacked, mixedText()},
		{"empty", "H52Q", ""},
	} {
		got, err := Uncompress(bytes.NewReader(unpackBase64(t, test.packed)), len(test.text))
		if err != nil || string(got) != test.text {
			t.Errorf("%s: got %d bytes of %d, %v", test.name, len(got), len(test.text), err)
		}
	}
}

func TestUncompressRefuses(t *testing.T) {
	for _, test := range []struct{ name, content, fault string }{
		{"nothing", "", "byte 0: the header"},
		{"short header", "\x1f\x9d", "byte 2: the header"},
		{"gzip", "\x1f\x8b\x08", "magic number 0x1f8b"},
		{"9 bits", "\x1f\x9d\x89", "byte 2: unknown flags 0x89"},
		{"17 bits", "\x1f\x9d\x91", "byte 2: unknown flags 0x91"},
		{"reserved bit", "\x1f\x9d\xb0", "byte 2: unknown flags 0xb0"},
		{"code too early", "\x1f\x9d\x90\xff\xff", "byte 5: a code that was not given out"},
		{"free code first", "\x1f\x9d\x90\x01\x01", "byte 5: a code that was not given out"},
	} {
		_, err := Uncompress(strings.NewReader(test.content), 100)
		if err == nil || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: got %v, expected %q", test.name, err, test.fault)
		}
	}
}

func TestUncompressKeepsTheLimit(t *testing.T) {
	_, err := Uncompress(bytes.NewReader(unpackBase64(t, mixedPacked)), 10_000)
	if err == nil || !strings.Contains(err.Error(), "longer than 10000 bytes") {
		t.Errorf("got %v", err)
	}
}

func FuzzUncompress(f *testing.F) {
	f.Add(unpackBase64(f, unipenPacked))
	f.Add(unpackBase64(f, mixedPacked))
	f.Add([]byte("\x1f\x9d\x0a\x61\x02\x02"))
	const limit = 1 << 16
	f.Fuzz(func(t *testing.T, content []byte) {
		output, err := Uncompress(bytes.NewReader(content), limit)
		if err == nil && len(output) > limit {
			t.Fatalf("%d bytes passed the limit", len(output))
		}
	})
}
