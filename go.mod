module kasb

go 1.26.0

