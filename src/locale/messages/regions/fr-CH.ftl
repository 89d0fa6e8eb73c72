percent = { $n }%
