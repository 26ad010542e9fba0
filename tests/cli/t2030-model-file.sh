#!/bin/sh
# Which model is used: --model, else $SAYSO_MODEL; what is not there is named, and nothing else is looked at.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

model=$SAYSO_MODEL
printf 'Mina Falk said the pier was closed.\n' >pier.txt
printf 'this is no model\n' >text.model
mkdir folder.model
: >empty.model

run extract pier.txt
rc_is 'SAYSO_MODEL names the model' 0
cp out wanted
for name in none text folder empty; do
	SAYSO_MODEL=$model
	run extract --model $name.model pier.txt
	rc_is "--model $name.model is refused" 3
	has 'it is named' err "^sayso: .*$name\.model"
	is 'and nothing else' "$(grep -c 'attribution\.model' err)" 0
	is 'the message is one line' "$(wc -l <err | tr -d ' ')" 1
	SAYSO_MODEL=$name.model
	run extract pier.txt
	rc_is "SAYSO_MODEL=$name.model is refused" 3
	has 'it is named too' err "$name\.model"
done

SAYSO_MODEL=none.model
run extract --model "$model" pier.txt
rc_is '--model goes before SAYSO_MODEL' 0
ok 'and gives the same claims' cmp out wanted
run add --db new.db pier.txt
rc_is 'add needs a model' 3
ok 'without one no database is made' test ! -e new.db
run dump --stage=text pier.txt
rc_is 'the text stage does without' 0
for stage in attributions sources claims; do
	run dump --stage=$stage pier.txt
	rc_is "the stage of $stage does not" 3
done
run dump pier.txt
rc_is 'nor does dump by itself' 3
run dump --model "$model" --stage=attributions pier.txt
rc_is 'dump takes --model' 0
run add --model "$model" --db new.db pier.txt
rc_is 'add takes --model' 0
for command in articles claims sources conflicts 'show a1' 'export claims'; do
	# shellcheck disable=SC2086
	run $command --db new.db
	rc_is "$command needs no model" 0
	# shellcheck disable=SC2086
	run $command --db new.db --model "$model"
	rc_is "$command has no --model" 2
done
finish
