aws lambda create-function --function-name $NAME --role $ROLE $ARGS
aws lambda create-function --function-name "$NAME" --cli-input-json "$(cat request.json)"
aws lambda create-function "$@"
aws lambda create-function --function-name "$NAME" --role "$ROLE" --package-type Image --code "ImageUri=$IMAGE"
aws lambda create-function --function-name "$NAME" --role "$ROLE" --zip-file "$ZIP" --runtime "$RUNTIME" --handler "$HANDLER" \
  --environment "Variables={$VARIABLES}" --vpc-config "$VPC" --layers $LAYERS
aws lambda create-function --function-name "$NAME" --role "$ROLE" --zip-file fileb://a.zip --runtime "$RUNTIME" \
  --handler "$HANDLER" --environment "{\"Variables\": $VARIABLES}"
cat functions | xargs aws lambda create-function --runtime nodejs24.x --handler index.handler --role "$ROLE"
