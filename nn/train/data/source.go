package data

// Source is a file that can be downloaded.
type Source struct {
	Path   string   // within the data directory, with slashes
	URLs   []string // where the same bytes are, tried in this order
	SHA256 string   // of the file, 64 hexadecimal digits
	Size   int64    // of the file, in bytes; never is more than this stored
}

// The places of the files in a data directory.
const (
	mnistTrainImages = "mnist/train-images-idx3-ubyte.gz"
	mnistTrainLabels = "mnist/train-labels-idx1-ubyte.gz"
	mnistTestImages  = "mnist/t10k-images-idx3-ubyte.gz"
	mnistTestLabels  = "mnist/t10k-labels-idx1-ubyte.gz"
	pendigitsTrain   = "pendigits/strokes-train.jsonl.gz"
	pendigitsTest    = "pendigits/strokes-test.jsonl.gz"
	omniglotStrokes  = "omniglot/strokes-small1.jsonl.gz"
	kmnistImages     = "kmnist/t10k-images-idx3-ubyte.gz"
	kmnistLabels     = "kmnist/t10k-labels-idx1-ubyte.gz"
	quickdrawImages  = "quickdraw/images-idx3-ubyte.gz"
	quickdrawLabels  = "quickdraw/labels-idx1-ubyte.gz"
)

// MNISTSources returns the four files of MNIST: 60,000 and 10,000 scanned
// digits (LeCun, Cortes, Burges 1998).
func MNISTSources() []Source {
	return []Source{
		mnistSource(mnistTrainImages, 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
		mnistSource(mnistTrainLabels, 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
		mnistSource(mnistTestImages, 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
		mnistSource(mnistTestLabels, 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
	}
}

// mnistSource uses two mirrors that keep the original files in a directory mnist
// as we do.
func mnistSource(path string, size int64, sum string) Source {
	return Source{
		Path: path,
		URLs: []string{
			"https://storage.googleapis.com/cvdf-datasets/" + path,
			"https://ossci-datasets.s3.amazonaws.com/" + path,
		},
		SHA256: sum,
		Size:   size,
	}
}

// PendigitsSource returns the pendigits set: 7,494 digits by 30 writers and
// 3,498 by 14 others, drawn on a tablet (Alpaydin, Alimoglu 1998; CC BY 4.0).
//
// UCI publishes no checksums. The archive's is the one that many independent
// projects have on record for this address; the lines' are those of the strokes
// this project was developed with, and hold whatever becomes of the archive.
func PendigitsSource() StrokeArchive {
	return StrokeArchive{
		Archive: Source{
			Path:   "pendigits/pendigits.zip",
			URLs:   []string{"https://archive.ics.uci.edu/static/public/81/pen+based+recognition+of+handwritten+digits.zip"},
			SHA256: "1e02bea023613c2b11c9492f6f34caf975420455934f3527d270cee9a1f03b64",
			Size:   1668118,
		},
		Members: []StrokeMember{
			{
				Name:   "pendigits-orig.tra.Z",
				Path:   pendigitsTrain,
				SHA256: "2e632fb58f7f01f4cf29b6cd776fb7d7d7c921f74ecb4466c3a238180293d346",
			},
			{
				Name:   "pendigits-orig.tes.Z",
				Path:   pendigitsTest,
				SHA256: "9fa20d638dfe599a9c8eea35dfa82eb68cdebc1d60efd0f7c8edc765bedc0dc9",
			},
		},
	}
}
