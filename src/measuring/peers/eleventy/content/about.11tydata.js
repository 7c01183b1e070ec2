export default { permalink: '/about/' };
