#!/bin/sh
# Reads the curves of a record with pandas and with gnuplot, and compares what they found
# with what Python's JSON reader finds in the record itself.
set -eu
cd "$(dirname "$0")"
record=../../../weights/digits.json
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT

for candidate in python3 /usr/bin/python3; do # Debian's has Debian's pandas
	if "$candidate" -c "import pandas" 2>/dev/null; then python="$candidate"; fi
done
if [ -z "${python:-}" ] || ! command -v gnuplot >"$dir/gnuplot"; then
	echo "test-curves needs pandas and gnuplot: on Debian and Ubuntu, apt-get install python3-pandas gnuplot-nox" >&2
	exit 1
fi

go run ../cmd/curves -out "$dir/curves.csv" "$record"

# Each says the number of epochs, the smallest error of two sets, one of them in the last
# column, and all losses, with the digits that tell any two numbers apart.
"$python" - "$record" >"$dir/expected" <<'END'
import json, sys
epochs = json.load(open(sys.argv[1]))["epochs"]
error = lambda name: min(1 - epoch["accuracies"][name] for epoch in epochs)
print(len(epochs), *("%.17g" % error(name) for name in ("mnist-test", "pendigits-test-pictures")))
print(*("%.17g" % epoch["loss"] for epoch in epochs))
END
"$python" - "$dir/curves.csv" >"$dir/pandas" <<'END'
import pandas, sys
table = pandas.read_csv(sys.argv[1], float_precision="round_trip")
error = lambda name: (1 - table[name]).min()
print(len(table), *("%.17g" % error(name) for name in ("mnist-test", "pendigits-test-pictures")))
print(*("%.17g" % loss for loss in table.loss))
END
gnuplot - 2>"$dir/gnuplot" <<END
set datafile separator ","
file = "$dir/curves.csv"
losses = ""
stats file using (losses = losses." ".sprintf("%.17g", column("loss")), 0) nooutput
stats file using (1 - column("mnist-test")) nooutput name "MNIST"
stats file using (1 - column("pendigits-test-pictures")) nooutput name "PICTURES"
print sprintf("%d %.17g %.17g", MNIST_records, MNIST_min, PICTURES_min)
print losses[2:]
END

for reader in pandas gnuplot; do
	if ! cmp -s "$dir/expected" "$dir/$reader"; then
		echo "test-curves: $reader read $(cat "$dir/$reader"), the record has $(cat "$dir/expected")" >&2
		exit 1
	fi
done
echo "epochs and smallest errors: $(head -1 "$dir/expected")"
echo "pandas $("$python" -c "import pandas; print(pandas.__version__)") and $(gnuplot --version) read the same from the CSV as is in the record"
