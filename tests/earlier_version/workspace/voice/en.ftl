glance-kicker = Your quarter
