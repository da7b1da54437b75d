aws lambda update-function-configuration --function-name orders --environment 'Enviroment={STAGE=test}'
