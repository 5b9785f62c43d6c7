package io.overdue.scenario.redisson;

import io.overdue.scenario.Steps;
import org.redisson.Redisson;
import org.redisson.api.RLiveObjectService;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.annotation.REntity;
import org.redisson.api.annotation.RId;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** The life of a client of Redisson. */
public final class Life implements Steps.Life {

  private final String address;
  private RedissonClient client;
  private RTopic topic;

  private Life(String address) {
    this.address = address;
  }

  public static void main(String[] arguments) throws Exception {
    Steps.follow(new Life(arguments[0]));
    System.exit(0);
  }

  @Override
  public void play(String step) {
    switch (step) {
      case "open":
        client = Redisson.create(config(address, 4)); // line: client
        break;
      case "use":
        client.getBucket("a", StringCodec.INSTANCE).set("b");
        break;
      case "live object":
        RLiveObjectService objects = client.getLiveObjectService();
        objects.registerClass(Order.class);
        Order order = objects.persist(new Order("one"));
        order.setState("sent");
        if (!"sent".equals(objects.get(Order.class, "one").getState())) {
          throw new IllegalStateException("Redisson's own code generator is at odds");
        }
        break;
      case "subscribe":
        topic = client.getTopic("news", StringCodec.INSTANCE);
        topic.addListener(String.class, (channel, text) -> {});
        break;
      case "fail to log in":
        failToLogIn();
        break;
      case "unsubscribe":
        topic.removeAllListeners();
        break;
      case "shut down":
        client.shutdown();
        break;
      default:
        throw new IllegalArgumentException(step);
    }
  }

  static Config config(String address, int idle) {
    Config config = new Config();
    config
        .useSingleServer()
        .setAddress(address)
        .setConnectionMinimumIdleSize(idle)
        .setConnectionPoolSize(2 * idle);
    return config;
  }

  private void failToLogIn() {
    String wrong = address.replace("redis://", "redis://nobody:wrong@");
    try {
      Redisson.create(config(wrong, 1));
    } catch (RuntimeException refused) {
      return; // as it should be
    }
    throw new IllegalStateException("should have been refused");
  }

  /** Something that Redisson makes a class for, at run time. */
  @REntity
  public static class Order {

    @RId private String id;
    private String state;

    protected Order() {}

    Order(String id) {
      this.id = id;
    }

    public String getId() {
      return id;
    }

    public void setId(String newId) {
      id = newId;
    }

    public String getState() {
      return state;
    }

    public void setState(String newState) {
      state = newState;
    }
  }
}
