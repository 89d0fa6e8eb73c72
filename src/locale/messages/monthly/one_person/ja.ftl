# What a letter to one person says of figures by the month.
trend-few = お一人でのご利用のため、月ごとの増減は参考になりません
