package io.overdue.languages

import java.net.URI
import kotlin.concurrent.thread
import kotlin.system.exitProcess
import org.apache.commons.pool2.impl.GenericObjectPoolConfig
import redis.clients.jedis.Jedis
import redis.clients.jedis.JedisPool
import redis.clients.jedis.exceptions.JedisDataException

/** Kotlin: one extension function forgets its connection when it throws, one uses `use`. */
fun main(arguments: Array<String>) {
    val redis = URI(arguments[0])
    val config = GenericObjectPoolConfig<Jedis>().apply { maxTotal = 200 }
    val pool = JedisPool(config, redis.host, redis.port)
    thread(isDaemon = true) {
        while (System.`in`.read() >= 0) { }
        exitProcess(0)
    }
    pool.resource.use { it.lpush("a list", "which GET refuses") }
    var turn = 0
    while (true) {
        val key = if (turn++ % 5 == 0) "a list" else "a string"
        listOf<(String) -> String?>({ pool.careful(it) }, { pool.careless(it) }).forEach { load ->
            try {
                load(key)
            } catch (wrongType: JedisDataException) {
                // answered with an error, and forgotten
            }
        }
        Thread.sleep(50)
    }
}

private fun JedisPool.careful(key: String): String? = resource.use { it.get(key) }

private fun JedisPool.careless(key: String): String? {
    val jedis = resource // leak: unreturned-on-exception
    return jedis.get(key).also { jedis.close() }
}
