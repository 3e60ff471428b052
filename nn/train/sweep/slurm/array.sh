#!/bin/sh
# A task of a Slurm job array: it trains one trial of a sweep. The folder that the job
# is submitted from is shared by all machines and holds
#
#   sweep        the program, of make sweep-program
#   sweep.json   the sweep
#   data         the data sets, of make data
#   results      a file for each trial, with its checkpoint until it is there
#
# For a sweep of 200 trials, at most 50 at a time:
#
#   sbatch --array=0-199%50 array.sh
#   ./sweep -file sweep.json -out results -table
#
# A task that is killed, or whose machine fails, is queued again and goes on from its
# checkpoint; one that has its result ends at once, so that the same command, given
# again, trains what is missing.
#
#SBATCH --job-name=sweep
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=log-%a.txt
set -eu
export GOMAXPROCS="${SLURM_CPUS_PER_TASK:-2}"
exec ./sweep -file sweep.json -data data -out results -index "$SLURM_ARRAY_TASK_ID"
