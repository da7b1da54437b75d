aws lambda create-function --function-name "$NAME" --role "${ROLE}" --runtime $RUNTIME --handler $(cat handler) \
  --zip-file fileb://$ZIP --timeout 9000 --memory `memory` \
  --environment "Variables={AWS_REGION=$REGION,TABLE=${TABLE:-x}}"
aws lambda create-function --function-name orders $EXTRA --timeout 9000
aws lambda create-function "${ARGS[@]}" --timeout 9000
