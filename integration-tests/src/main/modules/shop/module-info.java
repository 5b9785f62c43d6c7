/** An application that opens nothing to anybody. */
module overdue.shop {
  requires org.apache.commons.pool2;
  requires redis.clients.jedis;
}
