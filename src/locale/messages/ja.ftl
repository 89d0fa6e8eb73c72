# Every sentence of a deck, in Japanese. A clause has no full stop of its own; "sentence" adds it.
# Japanese has one form for all numbers: there is no plural to choose.

sentence = { $clause }。
sentences = { $first }{ $next }
text = { $text }
alt-row = { $label }：{ $value }。
quantity = { $other } { $n }
noun-many = { $other }
noun-many-elided = { $other }
percent = { $n }%
measure = { $n } { $unit }
measure-close = { $n }{ $unit }
money = { $symbol }{ $amount }
money-code = { $symbol } { $amount }
quarter = { $year }年第{ $quarter }四半期
quarter-fiscal = FY{ $year }第{ $quarter }四半期
quarter-in-full = { $year }年第{ $quarter }四半期
quarter-fiscal-in-full = FY{ $year }第{ $quarter }四半期
feature = 「{ $feature }」
duration-moment = 1分未満
duration-minutes = { $n }分
duration-hours = { $n }時間
duration-days = { $n }日

# The deck as a document
deck-title = { $name } · { $quarter }レビュー
deck-subject = { $name }の{ $vendor }ご利用状況（{ $quarter }）
deck-line = { $name } · { $quarter } · 作成：{ $vendor }

# Claims: movement of a metric
claim-rose = { $name }は{ $change }増えて{ $value }になりました
claim-rose-sharply = { $name }は{ $change }と大きく増えて{ $value }になりました
claim-fell = { $name }は{ $change }減って{ $value }になりました
claim-fell-sharply = { $name }は{ $change }と大きく減って{ $value }になりました
claim-steady = { $name }は{ $value }で安定しています
claim-up = { $name }は両四半期で計測できた週で{ $change }増えました
claim-down = { $name }は両四半期で計測できた週で{ $change }減りました
claim-few-rose = { $name }は{ $before }から{ $value }に増えました
claim-few-fell = { $name }は{ $before }から{ $value }に減りました
claim-few-up = { $name }は両四半期で計測できた週で{ $before }から{ $value }に増えました
claim-few-down = { $name }は両四半期で計測できた週で{ $before }から{ $value }に減りました
claim-near = { $name }は{ $value }で、前四半期は{ $before }でした
claim-near-common = { $name }は共通の週で{ $value }、前四半期は{ $before }でした
claim-points-up = { $name }は{ $points }ポイント上がって{ $value }になりました
claim-points-down = { $name }は{ $points }ポイント下がって{ $value }になりました
claim-points-common-up = { $name }は両四半期で計測できた週で{ $points }ポイント上がりました
claim-points-common-down = { $name }は両四半期で計測できた週で{ $points }ポイント下がりました
claim-total = 当四半期の実績は{ $amount }です
claim-total-part = 計測した{ $measured }週間の実績は{ $amount }です
claim-level = { $name }は{ $value }です
claim-carried-more = 週平均{ $people }名で{ $amount }を処理しました（{ $quarter }に{ $before }名で処理した量より{ $share }増）
claim-carried-less = 週平均{ $people }名で{ $amount }を処理しました（{ $quarter }に{ $before }名で処理した量の{ $share }）
claim-carried-alike = 週平均{ $people }名で{ $amount }を処理しました（{ $quarter }に{ $before }名で処理した量とほぼ同じ）
claim-each = 1名あたりの{ $noun }は平均{ $each }で、{ $quarter }の{ $before }を上回りました
claim-goal-reached = 目標「{ $goal }」を達成しました（{ $actual }、目標{ $target }）
claim-goal-most-reached = 目標「{ $goal }」を達成しました（{ $actual }、上限{ $target }）
claim-goal-open = 目標「{ $goal }」は{ $target }に対し{ $actual }です
claim-goal-most-open = 目標「{ $goal }」は上限{ $target }に対し{ $actual }です
claim-goals-reached = { $n-count ->
    [2] 二つの目標をどちらも達成しました
   *[other] { $n }件の目標をすべて達成しました
  }

# Claims: seats
claim-seats = { $licensed }ライセンスのうち{ $active }ライセンスが使われています
claim-seats-more = { $licensed }ライセンスのうち{ $active }ライセンスが使われ、前四半期より{ $more }ライセンス増えました
claim-seats-ready = { $ready }ライセンスをすぐにお使いいただけます

# Claims: entitlements
claim-near-limit = { $name }はご契約枠の{ $share }に達しました
claim-over-limit = { $name }はご契約枠{ $included }を超え、{ $value }になりました
claim-near-limit-seats = ご契約の{ $included }ライセンスの{ $share }をご利用中です
claim-full-seats = ご契約の{ $included }ライセンスをすべてご利用中です
claim-over-limit-seats = ご契約の{ $included }ライセンスを超え、{ $value }ライセンスをご利用中です

# Claims: features
claim-adopted = { $n-count ->
    [1] 当四半期に{ $names }を初めてお使いになりました
    [2] 当四半期に{ $names }を初めてお使いになりました
   *[other] { $names }など{ $n }機能を初めてお使いになりました
  }
claim-breadth = プランの{ $total }機能のうち{ $used }機能をお使いです
claim-breadth-all = { $total-count ->
    [1] プランの機能をお使いです
   *[other] プランの{ $total }機能をすべてお使いです
  }
claim-begun = { $month }に{ $names }の利用が始まりました
claim-begun-week = { $day }の週に利用が始まりました
claim-most-used = 最も使われている機能は{ $feature }で、{ $month }は{ $users }名がお使いでした
claim-most-often = { $quarter }に最もお使いの機能は{ $feature }で、{ $uses }回でした
claim-pick = 「{ $feature }」はプランに含まれ、すぐにお使いいただけます
claim-pick-peers = 同様のチームの{ $share }以上が、プランに含まれる「{ $feature }」を使っています
claim-lapsed = 「{ $feature }」は{ $month }までご利用がありました
claim-lapsed-users = 「{ $feature }」は{ $month }まで{ $users }名がお使いでした

# Claims: requests
claim-requests = ご要望{ $total }件のうち{ $live }件に対応しました
claim-requests-one = ご要望の「{ $title }」に対応しました
claim-requests-all = { $total-count ->
    [1] ご要望の「{ $title }」に対応しました
   *[other] ご要望{ $total }件すべてに対応しました
  }

# Claims: stickiness
claim-daily-share = 月間利用者の{ $share }が平均的な1日に利用しています
claim-daily-share-up = 月間利用者の{ $share }が平均的な1日に利用しています（以前は{ $before }）
claim-weekly-share = 月間利用者の{ $share }が1週間のうちに利用しています
claim-weekly-share-up = 月間利用者の{ $share }が1週間のうちに利用しています（以前は{ $before }）

# Claims: service and beginnings
claim-first-reply = { $n-count ->
    [1] お問い合わせ1件への初回返信は{ $duration }でした
   *[other] お問い合わせ{ $n }件への初回返信は中央値{ $duration }でした
  }
claim-start = チームの皆さまがすぐに始められます
claim-start-seats = { $seats }ライセンスですぐに始められます
claim-plan-set = ご契約プランは{ $plan }です
claim-plan-features = { $plan }の{ $n }機能をすぐにお使いいただけます
headline-none = { $quarter }のレビューをお届けします
headline-goal-reached = 目標を達成しました
headline-next = { $happened }――次は{ $subject }
headline-asks = { $happened }（お尋ねが1件あります）

# Reasons for a product
because = { $amount }をお持ちです。{ $then }
because-quarter = 計測した週の実績は{ $amount }です。{ $then }
because-verb = { $amount }を{ $verb }います。{ $then }
because-verb-so-far = 計測した週に{ $amount }を{ $verb }います。{ $then }
because-verb-quarter = 四半期に{ $amount }を{ $verb }います。{ $then }
because-feature = すでに「{ $feature }」をお使いです。{ $then }

# Next steps
# What a step is about, after "まずは"
subject-seats = { $ready }ライセンスの活用
subject-feature = 「{ $feature }」
subject-request = 「{ $title }」
subject-limit = { $noun }枠の見直し
subject-limit-seats = ライセンス数の見直し
subject-fell = 「{ $name }」の確認
subject-goal = 目標「{ $goal }」
subject-look-again = 推移の再確認
subject-offer = { $product }
subject-goals = 目標の共有
subject-share = 社内での共有
subject-reply = ご質問
subject-changelog = 新着情報
subject-kick-off = 開始日の設定
step-seats = { $ready-count ->
    [1] 空いている1ライセンスに、もう1名をご招待ください
   *[other] 空いている{ $ready }ライセンスに、同僚の方をご招待ください
  }
step-seats-detail = ご契約中の{ $licensed }ライセンスに含まれています。
step-feature = 「{ $feature }」の利用開始をご検討ください
step-feature-first = まず「{ $feature }」からお始めください
step-feature-again = 「{ $feature }」の利用再開をご検討ください
step-request = 「{ $title }」をお試しください
step-request-detail = ご要望にお応えし、{ $day }に提供を始めました。
step-request-detail-undated = ご要望にお応えし、提供を始めました。
step-limit = 次の四半期の{ $noun }の枠をご検討ください
step-limit-seats = 次の四半期のライセンス数をご検討ください
step-limit-detail = 短いお打ち合わせで決められます。お客さまのご了承なく変わることはありません。
step-goal = 「{ $goal }」の達成に向けてご相談ください
step-goal-detail = { $csm }と30分お話しいただければ、手立てを探れます。
step-fell = 何が変わったかをお聞かせください
step-fell-detail = 当社側の原因であれば、まず直します。
worth-goal = あと{ $away }で、目標の{ $target }に届きます
worth-goal-most = あと{ $away }減ると、目標の{ $target }以下に届きます
worth-fell = { $quarter }の水準なら、さらに約{ $given }時間を削減できます（1件{ $each }分の想定）
worth-fell-money = { $quarter }の水準なら、さらに約{ $given }時間を削減でき、所定の単価で{ $money }に相当します
step-look-again = その後の推移をご確認ください
step-look-again-detail = { $csm }から、増減にかかわらずその後の週ごとの数値をお送りします。
reason-near-limit = { $included }のうち{ $value }をご利用中です
reason-near-limit-pace = { $included }のうち{ $value }をご利用中です。当四半期のペースでは{ $month }に上限に達します
reason-over-limit = ご契約枠{ $included }に対し{ $value }をご利用中です
reason-lapsed = { $month }までご利用がありました
reason-lapsed-users = { $month }まで{ $users }名がお使いでした
reason-peers = 同様のチームの{ $share }以上が使っています
ask-goal = 「{ $goal }」の達成を妨げているものは何でしょうか？
ask-lapsed = { $month }のあと、{ $feature }のご利用が止まった理由は何でしょうか？
ask-fell = { $quarter }に何が変わりましたか？
ask-turned = { $month }に何が変わりましたか？
ask-join = 次の四半期に何名加わりますか？
ask-over = ご契約数を超えたライセンスをどうされますか？
answer-yes = はい、進めます
answer-yes-please = はい、お願いします
answer-later = 今回は見送ります
answer-stopped = 動かなくなった
answer-chose = 自社の判断でやめた
answer-unknown = わからない
answer-join-none = 増えない
answer-join-few = 1〜5名
answer-join-some = 6〜20名
answer-join-many = 21名以上
answer-join-share-few = 5%まで
answer-join-share-some = 5〜20%
answer-join-share-many = 20%超
answer-join-stay = { $plan }のまま
answer-over-add = ご契約に追加する
answer-over-free = 一部を空ける
answer-over-talk = 相談したい
answer-goal-help = 支援がほしい
answer-goal-changed = もう目標ではない
answer-goal-wrong = 数値が正しくない
step-offer = { $product }が合うかご確認ください
step-goals = 次の四半期の目標をお聞かせください
step-goals-detail = 次回のレビューで達成度をご報告します。
step-share = このレビューを社内でご共有ください
step-share-detail = 会議なしで、4分で読めます。
step-reply = ご質問をひとつお寄せください
step-reply-detail = { $csm }が直接お答えします。
step-changelog = 新着情報をご覧ください
step-changelog-detail = { $quarter }の新着情報をすべてまとめています。
step-kick-off = 開始日をお決めください
step-kick-off-detail = { $csm }が30分でチームをご案内します。

# What became of last quarter's suggestions
since-kicker = { $quarter }以降
since-feature-users = { $quarter }にご提案した「{ $feature }」を、今は{ $users }名がお使いです
since-feature = { $quarter }にご提案した「{ $feature }」をお使いいただいています
since-feature-open = { $quarter }にご提案した「{ $feature }」は、いつでもお使いいただけます
since-seats = { $quarter }のご提案以降、ご利用が{ $more }ライセンス増えました
since-seats-open = { $quarter }にお伝えした{ $ready }ライセンスは、引き続きお使いいただけます
since-fell = { $quarter }に取り上げた{ $name }は、その後{ $change }増えました
since-fell-few = { $quarter }に取り上げた{ $name }は、その後{ $before }から{ $value }に増えました
since-limit = { $name }は、{ $quarter }にお話しした枠が{ $then }から{ $now }に増えました
since-offer = { $quarter }にご提案した{ $product }をご利用いただいています

# Links
link-how-to = 始め方
link-read = 詳しく見る
link-changelog = 新着情報一覧

# 1 Cover
cover-in-review = { $quarter }レビュー
cover-prepared = 作成：{ $csm }
cover-as-of = { $date }時点のデータ
cover-latest = { $amount }（{ $day }の週）
logo-alt = { $name }のロゴ

# 2 Glance
glance-kicker = 四半期の概要
glance-title-start = { $name }：すぐに始められます
glance-title-start-you = すぐに始められます
glance-title-record = { $quarter }：{ $name }の記録
glance-title-record-you = { $quarter }：お客さまの記録
glance-page = p.{ $page } →
glance-goal-reached = 達成・目標{ $target }
glance-goal-open = 目標{ $target }
glance-goal-most-reached = 達成・上限{ $target }
glance-goal-most-open = 目標：上限{ $target }
glance-included = ご契約{ $included }のうち
glance-asked = ご要望への対応
glance-asked-live = 「{ $title }」は{ $day }に提供を始めました
glance-decide = お決めいただくこと
glance-ask = お尋ねしたいこと
glance-fell = 気づいた点
glance-stayed = 維持できている点
glance-first = 比較できる前の四半期はまだありません
glance-first-kicker = 初めてのレビュー
glance-strength = 好調だった点
glance-why = 併せて動いたこと
glance-fact = 知っておきたい点
glance-use = お使いの機能
glance-plan-use = ご契約の利用状況
glance-service = 当社の返信
glance-return = ご利用の頻度
glance-record-kicker = 数字で見る
glance-included-kicker = ご契約に含まれるもの
glance-new-kicker = 当四半期の新着
glance-help-kicker = サポート
glance-label = { $name }、{ $noun }
glance-change-up = 前四半期比 +{ $change }
glance-change-down = 前四半期比 −{ $change }
glance-few-up = 前四半期の{ $before }から増加
glance-few-down = 前四半期の{ $before }から減少
glance-common = 共通の週：{ $before } → { $now }
glance-few-common-up = 共通の週で{ $before }から{ $now }に増加
glance-few-common-down = 共通の週で{ $before }から{ $now }に減少
glance-points-up = 前四半期比 +{ $points }ポイント
glance-points-down = 前四半期比 −{ $points }ポイント
glance-change-steady = 前四半期とほぼ同じ
glance-before = { $quarter }：{ $value }
glance-no-change = 共通の週が少なく、比較していません
glance-more = 前四半期より{ $more }増
glance-same = 前四半期と同数
glance-first-short = 初めて計測した四半期
glance-first-weeks = 計測した最初の{ $n }週間
glance-features = 利用中の機能
glance-features-value = { $used }／{ $total }機能
glance-plan = ご契約プラン
glance-since = ご契約開始
glance-seats-ready = すぐに使えるライセンス
glance-features-ready = 含まれる機能
glance-start-features = { $n }機能をお使いいただけます
glance-start-features-plan = { $plan }には{ $n }機能が含まれます
glance-start-shipped = { $quarter }に{ $n }件の改善の提供を始めました
glance-start-csm = 最初の一歩を{ $csm }がお手伝いします
glance-not-measured = { $quarter }の利用は計測されておらず、数値がございません
note-window = { $date }までの{ $weeks }週間
note-window-measured = { $date }までの{ $weeks }週間のうち{ $measured }週間を計測
note-compared = { $quarter }の同じ週と比較
note-window-compared = { $window }、{ $compared }

# Milestones, in the place of the trend
milestones-kicker = ご利用開始からの歩み
milestones-title-week-seats = { $day }の週から、{ $licensed }ライセンスのうち{ $active }ライセンスの利用が始まりました
milestones-title-users = { $month }は{ $users }名が{ $names }をお使いでした
milestones-title-started = ご利用開始は{ $date }です
milestones-week = { $day }の週
milestones-started = { $vendor }のご利用開始
milestones-first-week = 最初の利用記録
milestones-first-use = { $feature }の初回利用
milestones-users = { $month }は{ $users }名
milestones-seats = 利用中のライセンス
milestones-seats-of = { $active }／{ $licensed }
milestones-goal = 目標達成
milestones-next = 次のステップ

# 3 Trend
trend-kicker = 前四半期との比較
trend-title-sparse = { $name }は{ $weeks }週のうち{ $measured }週で合計{ $value }でした
trend-title-sparse-level = { $name }は{ $weeks }週のうち{ $measured }週の計測で、直近は{ $latest }でした
trend-title-mostly = { $claim }（主に{ $month }）
trend-title-mostly-two = { $claim }（主に{ $month }と{ $next }）
trend-title-since = { $claim }（{ $day }の週から）
trend-title-people = { $claim }（利用者は{ $before }名から{ $now }名に）
trend-title-each = { $claim }（1名あたり{ $before }から{ $now }に）
trend-title-above = { $claim }（{ $weeks }週のうち{ $n }週で{ $quarter }の平均を上回る）
trend-title-every = { $claim }（毎週{ $quarter }の平均を上回る）
trend-title-every-measured = { $claim }（計測したすべての週で{ $quarter }の平均を上回る）
trend-title-total = 初めて計測した{ $quarter }は、{ $measured }週間で{ $amount }でした
trend-title-total-again = { $quarter }は{ $measured }週間で{ $amount }でした
trend-title-level-first = { $name }は、初めて計測した四半期に{ $value }でした
trend-title-level-again = { $quarter }の{ $name }は{ $value }でした
trend-axis = { $name }の推移（週ごと）
trend-high = 最も高い週（{ $day }の週）
trend-latest = 直近の週（{ $day }の週）
trend-first-week = 最初の週（{ $day }の週）
trend-mean = 週の平均
trend-mean-of = { $quarter }：週平均 { $value }
trend-part-each = 1名あたりの{ $noun }（概数）
trend-year-ago = { $quarter }の同じ週：{ $value }
trend-limit = 枠 { $value }
trend-limit-seats = { $seats }ライセンス
trend-limit-fact = プランの枠
trend-limit-seats-fact = プランのライセンス数
trend-fall-slows = { $month }は減少が緩やかになりました
trend-fall-ended = { $month }は減少が止まりました
trend-rise-slows = { $month }は増加が緩やかになりました
trend-rise-ended = { $month }は増加が止まりました
trend-flat = どの週も平均に近い値でした
trend-few = ご利用人数が少ないため、1名の増減で週の値が変わります
trend-note-turn = { $day }の週から水準が変化
trend-note-request = ご要望に対応：{ $title }
trend-note-feature = プランの新機能：{ $feature }
trend-sparse = 計測した週が少ないため、記録のみを柱で示します
trend-first = 次の四半期から、このページで2つの四半期を比較します
trend-before = { $quarter }：{ $value }
trend-before-up = { $quarter }：{ $value }（+{ $change }）
trend-before-down = { $quarter }：{ $value }（−{ $change }）
trend-alt = { $quarter }の{ $name }（週ごと）：{ $first }から{ $last }、最高{ $peak }。
trend-alt-prior = その前の{ $quarter }の週は灰色で、{ $first }から{ $last }です。
trend-alt-turn = { $day }の週に水準が変わりました。
trend-alt-limit = 点線は上限を示します：{ $limit }。
trend-alt-gaps = { $n }週は計測されていません。
trend-figure-level = { $quarter }の{ $noun }

# 4 Potential
potential-kicker = さらに活用できる余地
potential-kicker-back = 元の水準に戻るには
potential-title-back = { $quarter }の水準まで{ $left }：{ $value }から{ $before }へ
potential-back-left = { $quarter }の水準までに必要な{ $noun }
potential-back-alt = { $name }の週ごとの推移：{ $first }から{ $last }、{ $quarter }末{ $limit }。
potential-title-part = 計測した{ $measured }週間で、含まれる枠の{ $share }をご利用です
potential-title-best = 最高の四半期は{ $amount }、{ $quarter }はその{ $share }です
potential-title-best-pace = 計測した1週あたりでは、{ $quarter }は最高の四半期の{ $share }です
potential-title-best-now = { $quarter }は過去最高の四半期です：{ $amount }
potential-title-cohort = 同様のチームの4分の1は{ $noun }が{ $target }以上です
potential-title-cohort-past = { $amount }で、同様のチームの4分の3を上回っています
potential-title-cohort-level = { $amount }で、同様のチームの目安に届いています
potential-title-next = あと{ $left }で次の目安{ $target }に届きます（{ $noun }）
potential-row-of = { $value }／{ $included }
potential-row-best = 最高{ $best }
potential-row-best-pace = 最高ペース{ $best }
potential-row-best-now = 過去最高
potential-row-cohort = チームの4分の1：{ $target }以上
potential-row-next = 次の目安{ $target }
potential-side-best = 最高の四半期に対する割合
potential-side-best-pace = 最高の四半期のペースに対する割合
potential-side-left = 同様のチームの4分の1が届く水準までに必要な{ $noun }
potential-side-next = 次の目安までに必要な{ $noun }
potential-side-past = { $noun }：同様のチームの上位4分の1
potential-fact-own = お客さま（{ $quarter }）
potential-fact-median = 同様の{ $n }以上のチームの半数が届く水準（{ $noun }）
potential-fact-upper = 4分の1が届く水準
potential-fact-next = 次の目安
potential-fact-best = 過去最高（{ $quarter }）
potential-fact-best-pace = 最高の四半期（{ $quarter }）のペースでは
potential-fact-included = ご契約枠
potential-title-over = { $used }をお使いで、ご契約枠は{ $included }です
potential-title-full-room = ご契約枠の上限に達しました：{ $all }（ほかは余裕あり）
potential-title-full = ご契約枠の上限に達しました：{ $all }
potential-title-near-room = { $held }に達し、ほかには余裕があります
potential-title-near = { $held }に達し、上限に近づいています
potential-title-room = ご契約枠には余裕があり、最も上限に近いのは{ $held }です
potential-held = { $noun } { $value }／{ $included }
potential-held-seats = { $value }／{ $seats }
potential-all = { $amount }
potential-per-month = 月あたり{ $held }
potential-per-quarter = 四半期あたり{ $held }
potential-rest = ほかの枠
potential-limit = ご契約枠の上限
potential-band = 同様の{ $n }以上のチームの中央50%を含む範囲
potential-weeks = { $name }の週ごとの推移
potential-weeks-limit = ご契約枠{ $limit }
potential-weeks-alt = { $name }の週ごとの推移：{ $first }から{ $last }、ご契約枠{ $limit }。
potential-met-since = { $day }の週から上限に達しています
potential-runway-both = 当四半期のペースでは{ $month }、直近4週間のペースでは{ $other }に上限に達します
potential-runway-same = 当四半期のペースでも直近4週間のペースでも、{ $month }に上限に達します
potential-runway-quarter = 当四半期のペースでは{ $month }に上限に達します
potential-runway-month = 直近4週間のペースでは{ $month }に上限に達します
potential-runway-note = ペースをそのまま延ばしたもので、予測ではありません
potential-define-month-term = 月あたり
potential-define-month = 当四半期の月平均を、ご契約の1か月分と並べています
potential-define-band-term = 中央50%
potential-define-band = 同様の{ $n }以上のアカウントの利用率の中央50%を含む範囲です（段階表示、社名なし）
potential-define-upper-term = 4分の1が届く水準
potential-define-best-term = 最高の四半期
potential-define-pace-term = 最高ペース
potential-note-best = 記録上の最高値です
potential-note-best-pace = 計測した1週あたりが最も多い四半期を、今回計測した週数に換算した値です
potential-note-next = 同様の{ $n }以上のアカウントの4分の3以上が届いています（段階表示、社名なし）
potential-note-cohort = 同様の{ $n }以上のアカウントの4分の1以上が届いています（段階表示、社名なし）
potential-note-entitlement = ご契約で利用できる量です
potential-alt = 利用と可能な量を示す横棒グラフ。

# 5 Features
features-kicker = これから活用できる機能
features-title-next = { $quarter }は{ $total }機能のうち{ $used }機能をお使いで、次は「{ $first }」です
features-title-more = { $quarter }は{ $total }機能のうち{ $used }機能をお使いで、残りの{ $left }機能もお試しいただけます
features-title-begun = { $used }機能の利用が始まりました
features-title-begun-next = { $used }機能の利用が始まり、次は「{ $first }」です
features-title-begun-more = { $used }機能の利用が始まり、さらに{ $left }機能をお試しいただけます
features-title-some = { $quarter }は{ $total }機能のうち{ $used }機能をお使いでした
features-title-gained = ご利用中の{ $used }機能すべてで、{ $month }より利用者が増えました
features-title-gained-next = ご利用中の{ $used }機能すべてで{ $month }より利用者が増え、次は「{ $first }」です
features-title-gained-most = ご利用中の{ $used }機能のうち{ $n }機能で、{ $month }より利用者が増えました
features-title-gained-most-next = ご利用中の{ $used }機能のうち{ $n }機能で{ $month }より利用者が増え、次は「{ $first }」です
features-title-fewer = ご利用中の{ $used }機能のうち{ $n }機能で、{ $month }より利用者が減りました
features-title-fewer-all = ご利用中の{ $used }機能すべてで、{ $month }より利用者が減りました
features-title-lapsed = 「{ $first }」は{ $month }までご利用があり、ここから再開できます
features-title-lapsed-users = 「{ $first }」は{ $month }まで{ $users }名がお使いになり、ここから再開できます
features-title-start = { $total-count ->
    [1] プランには1機能が含まれ、すぐに始められます
   *[other] プランには{ $total }機能が含まれ、まず「{ $first }」から始められます
  }
features-title-plan = プランには{ $total }機能が含まれます
features-title-all = { $total-count ->
    [1] { $quarter }はプランの機能をお使いでした
   *[other] { $quarter }はプランの{ $total }機能をすべてお使いでした
  }
features-list-used = 利用中
features-list-plan = プランに含まれる機能
features-own = 貴社の利用者
features-own-month = 貴社の利用者（{ $month }）
features-own-months = 貴社の利用者（{ $before } → { $month }）
features-own-moved = { $before } → { $now }
features-own-best = 貴社の利用者（最も多い月）
features-own-times = 貴社の利用回数（{ $quarter }）
features-own-used = 利用中
features-own-users = { $users }名
features-own-uses = { $uses }回
features-own-unused = 利用前
features-own-idle = 当四半期の利用なし
features-own-lapsed = { $month }まで利用
features-own-lapsed-users = { $month }まで{ $users }名が利用
features-label-lapsed = { $month }まで
features-label-lapsed-users = { $month }まで{ $users }名
features-peers = 同様の{ $n }以上のチームに占める割合（下限）
features-pick-start = まずはここから
features-pick-again = 再開はここから
features-pick-takes = { $takes }が必要です
features-later = ほかにプランに含まれる機能：{ $names }
features-later-more = ほかにプランに含まれる機能：{ $names }、ほか{ $n }件
features-also-used = ほかに利用中の機能：{ $names }
features-also-used-more = ほかに利用中の機能：{ $names }、ほか{ $n }件
features-define-own = 表示した月にその機能を使った人の数です
features-define-peers-term = 同様のチームの割合
features-define-peers = プランにその機能を含む、同様の{ $n }以上のアカウントに占める割合の下限です（段階表示）
features-alt = プランの機能：利用中{ $used }、利用なし{ $left }。
features-alt-moved = { $now }（{ $month }は{ $users }名）
features-alt-row = { $feature }：{ $own }、同様のチーム{ $share }以上。

# 6 Requests
requests-kicker = ご要望への対応
requests-kicker-shipped = 新しくなったこと
requests-title = ご要望{ $total }件のうち{ $live }件に対応しました
requests-title-all = { $total-count ->
    [1] ご要望1件に対応しました
   *[other] ご要望{ $total }件すべてに対応しました
  }
requests-title-in-progress = { $total-count ->
    [1] ご要望1件を開発中です
   *[other] ご要望{ $total }件のうち{ $n }件を開発中です
  }
requests-title-planned = { $total-count ->
    [1] ご要望1件への対応を予定しています
   *[other] ご要望{ $total }件のうち{ $n }件への対応を予定しています
  }
requests-title-under-review = { $total-count ->
    [1] ご要望1件を検討中です
   *[other] ご要望{ $total }件のうち{ $n }件を検討中です
  }
requests-title-open = ご要望{ $total }件を承っています
requests-title-shipped = { $quarter }に{ $n }件の改善の提供を始めました
requests-wish = 「{ $title }」
requests-asked = { $date }にご要望
requests-live = { $date } 提供開始
requests-live-undated = 提供中
requests-in-progress = 開発中
requests-planned = 対応予定
requests-under-review = 検討中
requests-open = 受付済み、提供前
requests-declined = 対応の予定なし
requests-used = 提供開始後に「{ $feature }」をご利用いただいています
requests-not-used = 提供開始後の「{ $feature }」のご利用はまだありません
requests-live-after = ご要望から{ $days }日で提供開始
requests-alt-row = { $title }：{ $state }。
requests-alt-row-asked = { $title }：{ $asked }、{ $state }。
requests-more-live = ほかに{ $n }件を提供中
requests-more-open = ほかに{ $n }件は提供前
requests-more-declined = ほかに{ $n }件は対応の予定なし
requests-more-shipped = ほかに改善{ $n }件
requests-also = { $quarter }に提供を始めたその他の改善

# 7 Products
products-kicker = 新しいサービスのご案内
products-title-one = 今のご利用に合う追加サービスがあります
products-title = { $n-count ->
    [1] { $product }は今のご利用に合います
   *[other] 今のご利用に合う追加サービスが{ $n }つあります
  }
products-title-figures = { $first }、{ $second }：これを活かせる追加サービスが{ $n }つあります
products-figure = { $noun }
products-figure-quarter = { $quarter }の{ $noun }
products-figure-users = 「{ $feature }」の利用者（名）
products-note = { $quarter }のお客さまご自身の数値から選びました。お申し込みなしに有効にはなりません

# Value
value-kicker = 得られた成果
value-title-goals = { $reached-count ->
    [0] { $n-count ->
        [1] 目標に向けて進んでいます
       *[other] { $n }件の目標に向けて進んでいます
      }
   *[other] { $n-count ->
        [1] 目標を達成しました
       *[other] 結果のある目標{ $n }件のうち{ $reached }件を達成しました
      }
  }
value-title-one = { $goal }は{ $actual }、{ $gap }
value-title-one-reached = { $actual }に到達、{ $gap }
value-title-one-missed = 現在{ $actual }、{ $gap }
value-title-term = { $goal }は{ $quarter }の{ $before }から{ $actual }になりました
value-title-all = { $goal }は{ $actual }、{ $n }件の目標をすべて達成しました
value-title-missed = { $goal }は{ $gap }
value-gap-beyond = 目標を{ $away }上回りました
value-gap-under = 目標を{ $away }下回りました
value-gap-left = 目標まであと{ $away }です
value-gap-met = ちょうど目標どおりです
value-points = { $n }ポイント
value-line = 目標{ $target }
value-line-most = 目標{ $target }以下
value-alt-goal = { $goal }：{ $quarters }。{ $line }。
value-alt-quarter = { $quarter }は{ $value }
value-goal = { $actual }、{ $gap }
value-rate = 1時間あたり
value-worth = 時間の価値（推定）
value-vary-at = 1件{ $each }分
value-varied = 1件{ $minutes }分なら、それぞれ{ $hours }時間です
value-told-money = 1時間あたりの単価では{ $money }に相当します
value-title-hours = { $amount }で約{ $given }時間を削減しました（推定）
value-title-hours-term = { $quarters }四半期の{ $amount }で約{ $given }時間を削減しました（推定）
value-title-hours-term-short = { $quarters }四半期で約{ $given }時間を削減しました（推定）
value-title-hours-short = 約{ $given }時間を削減しました（推定）
value-title-minutes-short = 約{ $given }分を削減しました（推定）
value-title-minutes = { $amount }で約{ $given }分を削減しました（推定）
value-saved-each = 分（1件あたりの想定）
value-saved-hours-figure = { $given }時間
value-saved-hours = 削減時間（推定）
value-saved-minutes-figure = { $given }分
value-saved-minutes = 削減時間（推定）
value-term-of = { $noun }（{ $quarters }四半期）
value-term-note = 時間は{ $from }から{ $to }までの合計
value-foot = { $label } { $value } = { $product }
value-saved-ask = 実際の数値と異なる場合はお知らせください
value-goals-note = サクセスプランに記録された目標と結果
value-alt = サクセスプランの目標：各目標値に対する結果。

# Service
service-kicker = サポートの状況
service-title-faster = 初回返信の半数が{ $duration }以内に届きました（前四半期は{ $before }）
service-title-kept = 初回返信{ $n }件はすべてお約束の{ $promised }以内に届きました
service-title-half = 初回返信{ $n }件の半数が{ $duration }以内に届きました
service-promised = お約束：{ $promised }
service-half = 半数が{ $duration }以内
service-kept = お約束の{ $promised }以内の初回返信
service-kept-of = { $n }件中{ $kept }件
service-strip-alt = { $n }件の初回返信までの時間を点で示します。半数が{ $duration }以内です。
service-strip-alt-kept = { $n }件中{ $kept }件がお約束の{ $promised }以内です。
service-title-opened = 当四半期のお問い合わせ{ $opened }件のうち{ $solved }件を解決しました
service-title-plain = { $quarter }のお問い合わせは{ $opened }件でした
service-opened = お問い合わせ件数
service-solved = 解決済み
service-first-reply = 初回返信の中央値
service-before = { $quarter }：{ $value }
service-axis = 月ごとのお問い合わせ件数
service-alt = { $quarter }の月ごとのお問い合わせ件数：{ $months }。
service-alt-month = { $month }{ $n }件

# Fillers
teams-kicker = 同様のチームの始め方
teams-title = 同様のチームの{ $share }以上が「{ $feature }」を使っています
teams-alt = 同様のチームで最も使われている機能。最多は「{ $feature }」で、その{ $share }以上が利用。
plan-kicker = プランを活かすために
plan-title = { $plan }に含まれる{ $n }機能とその使いどころ
plan-title-unnamed = ご契約に含まれる{ $n }機能とその使いどころ
plan-title-listed = { $plan }には{ $n }機能が含まれています
plan-title-listed-unnamed = ご契約には{ $n }機能が含まれています
plan-note = { $date }時点で利用できる機能
plan-note-others = ほかに含まれる機能：{ $names }

# Fillers of the account's own data
most-used-kicker = 最もよくお使いの機能
most-used-title = { $quarter }のご利用の{ $share }は「{ $feature }」でした
most-used-alt = { $quarter }のご利用の機能別の内訳。
strongest-kicker = ご利用が最も多かった週
strongest-title = { $day }の週は{ $amount }で、直近{ $weeks }週間で最多でした
strongest-title-measured = { $day }の週は{ $amount }で、計測した{ $weeks }週間で最多でした
strongest-week = { $day }の週
strongest-above = 週平均{ $value }を{ $share }上回りました
strongest-mean = 週平均：{ $value }
started-kicker = ご利用開始から
started-title = { $date }からの実績は{ $amount }です
started-title-strongest = { $quarter }は{ $date }以降で最も多い四半期でした
started-total = { $noun }（計測した{ $weeks }週間の合計）
started-features = 1回以上お使いの機能
started-week = 最も多かった週（{ $date }の週）
started-axis = { $name }（週平均）
started-alt = 四半期ごとの{ $name }（週平均）：{ $first }から{ $last }。

# How these figures are counted
definitions-kicker = 用語の説明
definitions-title = 数値の集計方法
define-line = { $term }：{ $text }
define-quarter = { $first }から{ $last }までの{ $weeks }週間を集計します
define-quarter-measured = { $first }から{ $last }までの{ $weeks }週間のうち、{ $measured }週を計測しました
define-data-term = データ
define-data = { $date }までのデータです。それより後は含みません
define-mean = 四半期の値は各週の平均です
define-last = 四半期の値は最後に計測した週の値です
define-largest = 四半期の値は最も高い週の値です
define-seats-week = { $day }までの週の「{ $name }」をご契約ライセンス数で割ります
define-kind-term = 同様のチーム
define-kind = お客さまと{ $properties }が同じアカウントです。個別には示しません
define-kind-all = ほかのすべてのアカウントです。個別には示しません
define-kind-segment = 区分
define-kind-size = ライセンス数の規模
define-kind-plan = プラン
define-kind-industry = 業種
define-kind-region = 地域
define-seats-term = 利用中のライセンス
define-seats = 「{ $name }」の値をご契約ライセンス数で割ります
define-month-share-term = 月間利用者に占める割合
define-daily-share = 最新の週について、1日の利用者を直近30日間の利用者で割ります
define-weekly-share = 最新の週について、1週間の利用者を直近30日間の利用者で割ります
define-used-term = 利用中の機能
define-used = プランの機能は、{ $quarter }に1回以上使われたものを数えます
define-peers-term = 同様のチーム
define-peers = プランにその機能を含む、同様の{ $n }以上のアカウントです（段階表示、社名なし）
define-live-term = 提供
define-live = お客さまからのご要望のうち、{ $date }までに提供を始めたものです
define-given-term = 削減時間
define-given = { $amount } × 1件{ $each }分として推定し、1時間を60分で換算して端数を切り捨てます
define-reply-term = 初回返信
define-reply = { $quarter }のお問い合わせのうち、返信記録のある{ $n }件の中央値です
define-tickets-term = お問い合わせ
define-tickets = { $quarter }に届いたものを数えます

note-kicker = 担当者からのメッセージ
note-title = { $csm }からのメッセージ

# 8 Next steps
next-kicker = 次のステップ
next-title = { $quarter }にお決めいただくこと：{ $subject }
next-title-short = { $quarter }にすること
next-when = { $quarter }
next-before = { $month }より前
next-you = お客さま
next-both = お客さまと当社
next-yes = ご返答はこちら
next-answer = ご回答はこちら
next-live = ご相談ください
next-book = 30分の予約
next-subject-answer = { $account }：{ $asked } { $answer }
next-reply = メールでのご連絡：{ $email }
next-wrong-person = ご担当でない場合は、ご担当の方をお知らせください
next-subject-book = { $quarter }の打ち合わせ、{ $account }
next-subject-reply = { $quarter }レビュー、{ $account }
next-subject-person = レビューのご担当者、{ $account }

# E-mails that carry a deck
mail-subject = { $account } { $quarter }レビュー
mail-greeting = { $contact } 様
mail-greeting-all = ご担当者様
mail-opening = { $quarter }のレビューをお届けします。主なポイントは次のとおりです。
mail-attached = 全{ $pages }ページをPDFで添付しています。
mail-linked = 全{ $pages }ページは次のリンクからご覧いただけます。
mail-open = レビューを開く
mail-live = ご相談がございましたら、このメールにそのままご返信ください。
mail-person = 別の方にお送りすべき場合は、ご担当の方をお知らせください。
mail-closing = よろしくお願いいたします。
mail-picture = レビューの表紙：{ $headline }
mail-picture-glance = 四半期の概要：{ $headline }
mail-unsubscribe = 今後レビューを受け取らない
mail-reference = 参照番号：{ $token }

# The page that asks for a click before a hand is raised
raise-lead = クリックするとメールソフトで{ $vendor }宛てのメッセージが開きます。送信いただければ、こちらからご連絡いたします。
raise-button = 連絡を希望する
raise-subject = レビューについてのご相談
raise-lost = リンクが途中で切れています。レビューをお届けしたメールにそのままご返信ください。
raise-no-script = このページにはスクリプトが必要ですが、お使いのブラウザーでは実行されていません。{ $address }までお知らせいただくか、レビューをお届けしたメールにそのままご返信ください。
