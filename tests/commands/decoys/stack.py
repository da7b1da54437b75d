class OrdersStack(Stack):
    def __init__(self, scope):
        self.create_function(function_name="orders", runtime="python3.14", handler="app.handler", timeout=5000)
