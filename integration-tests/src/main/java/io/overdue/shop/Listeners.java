package io.overdue.shop;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.data.redis.stream.StreamMessageListenerContainer;

/** Those who listen for as long as the shop is open, each with a connection to itself. */
@Configuration
class Listeners {

  private final AtomicLong heard = new AtomicLong();

  @Bean
  RedisMessageListenerContainer news(RedisConnectionFactory redis) {
    RedisMessageListenerContainer container = new RedisMessageListenerContainer();
    container.setConnectionFactory(redis);
    container.addMessageListener(
        (message, pattern) -> heard.incrementAndGet(), new ChannelTopic("news"));
    return container;
  }

  @Bean(initMethod = "start")
  StreamMessageListenerContainer<String, MapRecord<String, String, String>> log(
      RedisConnectionFactory redis) {
    StreamMessageListenerContainer<String, MapRecord<String, String, String>> container =
        StreamMessageListenerContainer.create(redis);
    container.receive(StreamOffset.fromStart("log"), record -> heard.incrementAndGet());
    return container;
  }
}
