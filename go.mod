module digitscope

go 1.27.0
