/** What Jedis would declare were it a module by name; inside of it nothing is open. */
module redis.clients.jedis {
  exports redis.clients.jedis;
  exports redis.clients.jedis.exceptions;

  requires com.google.gson;
  requires org.apache.commons.pool2;
  requires org.json;
  requires org.slf4j;
  requires redis.clients.authentication.core;
}
