package io.overdue.shop;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The parts that Spring Boot does not make by itself. */
@Configuration
@EnableTransactionManagement(proxyTargetClass = true)
class ShopConfiguration {

  /** Whether Lettuce shares one connection is no property of Boot's. */
  @Bean
  static BeanPostProcessor sharing(@Value("${shop.shared}") boolean shared) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof LettuceConnectionFactory) {
          ((LettuceConnectionFactory) bean).setShareNativeConnection(shared);
        }
        return bean;
      }
    };
  }

  @Bean
  ShopTransactions transactions() {
    return new ShopTransactions();
  }

  /** Takes part in transactions. */
  @Bean
  StringRedisTemplate ledger(RedisConnectionFactory redis) {
    StringRedisTemplate template = new StringRedisTemplate(redis);
    template.setEnableTransactionSupport(true);
    return template;
  }

  /** Takes part in none. */
  @Bean
  @Primary
  StringRedisTemplate stringRedisTemplate(RedisConnectionFactory redis) {
    return new StringRedisTemplate(redis);
  }

  /** Threads for what a page does not wait for. */
  @Bean
  ThreadPoolTaskExecutor backOffice() {
    return executor("back-office-");
  }

  @Bean
  ThreadPoolTaskExecutor cashDesk() {
    return executor("cash-desk-");
  }

  @Bean
  ThreadPoolTaskExecutor tillThreads() {
    return executor("till-");
  }

  private static ThreadPoolTaskExecutor executor(String name) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix(name);
    executor.setCorePoolSize(5);
    return executor;
  }
}
