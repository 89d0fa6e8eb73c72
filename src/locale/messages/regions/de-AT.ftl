money = { $symbol } { $amount }
money-code = { $symbol } { $amount }
