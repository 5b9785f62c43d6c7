package io.overdue.languages

import java.net.URI
import org.apache.commons.pool2.impl.GenericObjectPoolConfig
import redis.clients.jedis.{Jedis, JedisPool}
import redis.clients.jedis.exceptions.JedisDataException
import scala.util.Using

/** Scala: one function literal forgets its connection when it throws, one has it closed. */
object OrderCache {

  def main(arguments: Array[String]): Unit = {
    val redis = new URI(arguments(0))
    val config = new GenericObjectPoolConfig[Jedis]()
    config.setMaxTotal(200)
    val pool = new JedisPool(config, redis.getHost, redis.getPort)
    val end = new Thread(() => {
      while (System.in.read() >= 0) {}
      System.exit(0)
    })
    end.setDaemon(true)
    end.start()
    Using.resource(pool.getResource)(_.lpush("a list", "which GET refuses"))
    for (turn <- Iterator.from(0)) {
      val key = if (turn % 5 == 0) "a list" else "a string"
      for (load <- Seq(careful(pool), careless(pool))) {
        try load(key)
        catch { case _: JedisDataException => } // answered with an error, and forgotten
      }
      Thread.sleep(50)
    }
  }

  private def careful(pool: JedisPool): String => String =
    key => Using.resource(pool.getResource)(_.get(key))

  private def careless(pool: JedisPool): String => String = { key =>
    val jedis = pool.getResource // leak: unreturned-on-exception
    val value = jedis.get(key)
    jedis.close()
    value
  }
}
