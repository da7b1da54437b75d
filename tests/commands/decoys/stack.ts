export class OrdersStack extends Stack {
  constructor(scope: Construct) {
    super(scope, "orders");
    const helper = new Helper(this);
    this.createFunction({ functionName: "orders", runtime: "nodejs24.x", handler: "index.handler", role: "r", timeout: 5000 });
    helper.createFunction({ functionName: "orders", runtime: "nodejs24.x", handler: "index.handler", timeout: 5000 });
  }
}
