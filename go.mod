module stackadvisor

go 1.26
