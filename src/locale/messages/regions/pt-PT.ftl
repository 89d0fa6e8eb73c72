money = { $amount } { $symbol }
money-code = { $amount } { $symbol }
