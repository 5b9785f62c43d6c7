package io.overdue.shop;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reactive chains that go on elsewhere: there the borrow has no line of the shop's on its stack.
 */
@RestController
public class Prices {

  private final ObjectProvider<ReactiveRedisConnectionFactory> redis;

  Prices(ObjectProvider<ReactiveRedisConnectionFactory> redis) {
    this.redis = redis;
  }

  /** Watches for as long as it lives, and nobody ends it. */
  @GetMapping("/prices")
  public String watch() {
    onAnotherThread(
            template().execute(own -> own.keyCommands().randomKey().thenMany(Flux.<String>never())))
        .subscribe();
    return "watching";
  }

  @GetMapping("/prices/fixed")
  public String watchFixed() {
    onAnotherThread(
            template().execute(own -> own.keyCommands().randomKey().thenMany(Flux.<String>never())))
        .take(Duration.ofMillis(500))
        .subscribe();
    return "watching";
  }

  private static Flux<String> onAnotherThread(Flux<String> prices) {
    return Mono.just("now").publishOn(Schedulers.parallel()).flatMapMany(now -> prices);
  }

  private ReactiveStringRedisTemplate template() {
    return new ReactiveStringRedisTemplate(redis.getObject());
  }
}
