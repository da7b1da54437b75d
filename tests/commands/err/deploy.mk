deploy: function.zip
	@aws lambda create-function --function-name $(NAME) \
	  --runtime nodejs24.x --handler index.handler \
	  --role '$(ROLE)' --zip-file fileb://$< \
	  --timeout 1000 --description "$$(git rev-parse HEAD)"
