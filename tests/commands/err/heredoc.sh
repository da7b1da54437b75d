set -e
cat <<EOF
aws lambda create-function --function-name text --timeout 99999
EOF
ssh -T deploy@bastion <<'EOF'
aws lambda create-function --function-name orders --role arn:aws:iam::123456789012:role/orders --runtime nodejs24.x --handler index.handler --zip-file fileb://a.zip --timeout 1000
EOF
cat > deploy.sh <<EOF
aws lambda create-function --function-name orders --role arn:aws:iam::123456789012:role/orders --runtime nodejs24.x --handler index.handler --zip-file fileb://a.zip --timeout 1000
EOF
aws lambda create-function --function-name orders --role arn:aws:iam::123456789012:role/orders --runtime nodejs24.x --handler index.handler --zip-file fileb://a.zip --timeout 1000
